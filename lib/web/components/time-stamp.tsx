import type { Language } from "../language.ts";
import { shownTime } from "../time.ts";

export function TimeStamp({ at, language }: { readonly at: string; readonly language: Language }) {
  const { local, utc } = shownTime(at, language);
  return (
    <time dateTime={at}>
      {local} {utc && <span class="utc">({utc})</span>}
    </time>
  );
}
