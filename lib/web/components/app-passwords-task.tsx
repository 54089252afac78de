import { mfaHintsIn } from "../../domain/mfa-hints.ts";
import { adminCentreLink } from "../admin-centre.ts";
import type { CasePageProps } from "../case-page-props.ts";
import { dictionaries } from "../dictionaries.ts";
import { hintLines } from "../hint-lines.ts";
import { linkTo } from "../page-context.ts";
import { AttestForm } from "./attest-form.tsx";

type Props = Pick<CasePageProps, "context" | "view" | "site" | "attest">;

/** What only a person can do: who may, where, what the directory hints at, and how it is put on record. */
export function AppPasswordsTask({ context, view, site, attest }: Props) {
  const { language } = context;
  const dictionary = dictionaries[language];
  const { case: text, honest } = dictionary;
  const { caseId, ending, triage } = view.record;
  const hints = hintLines(mfaHintsIn(view.timeline), dictionary);
  if (!triage) return null;
  return (
    <div class="notice task">
      <h3>{honest.appPasswordsTask}</h3>
      <p>{honest.appPasswords}</p>
      <p>{honest.appPasswordsWho}</p>
      <p>{honest.appPasswordsWhere}</p>
      <p>
        <a class="button" href={adminCentreLink(site.adminCentreUrl, triage.subject)} rel="noreferrer">
          {text.adminCentre}
        </a>
      </p>
      <p class="hint">{text.adminCentreHint}</p>
      {hints.length > 0 && (
        <>
          <h4>{dictionary.hints.heading}</h4>
          <ul>
            {hints.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
      {!ending && <p class="hint">{honest.appPasswordsThen}</p>}
      {attest && (
        <AttestForm
          action={linkTo(context, `/cases/${caseId}/app-passwords`)}
          token={attest.token}
          language={language}
        />
      )}
    </div>
  );
}
