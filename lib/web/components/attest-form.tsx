import { dictionaries } from "../dictionaries.ts";
import type { Language } from "../language.ts";

interface Props {
  readonly action: string;
  readonly token: string;
  readonly language: Language;
}

/** An operator's word that the app passwords are deleted. */
export function AttestForm({ action, token, language }: Props) {
  const { case: text } = dictionaries[language];
  return (
    <form method="post" action={action} class="decision">
      <h4>{text.attestHeading}</h4>
      <input type="hidden" name="token" value={token} />
      <div class="field">
        <label class="check">
          <input type="checkbox" name="confirm" value="yes" required />
          <span>{text.attestConfirm}</span>
        </label>
      </div>
      <p class="hint">{text.attestHint}</p>
      <button class="secondary">{text.attest}</button>
    </form>
  );
}
