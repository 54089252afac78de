import { knownCode } from "../../domain/refusal-code.ts";
import { dictionaries } from "../dictionaries.ts";
import type { Language } from "../language.ts";

/** What a code means and who carries on; the code itself stands beside it for whoever searches logs. */
export function CodeText({ code, language }: { readonly code: string; readonly language: Language }) {
  const { says, route } = dictionaries[language].codes[knownCode(code)];
  return (
    <>
      <p>
        {says} <code>{code}</code>
      </p>
      {route !== null && <p>{route}</p>}
    </>
  );
}
