import type { AuditEntry } from "../../domain/audit-entry.ts";
import { longestReason } from "../../domain/approval.ts";
import { tenantTrail, type Brake, type Lifting } from "../../domain/brake.ts";
import { ChainCheck } from "../components/chain-check.tsx";
import { Facts } from "../components/facts.tsx";
import { Page } from "../components/page.tsx";
import { TimeStamp } from "../components/time-stamp.tsx";
import { dictionaries } from "../dictionaries.ts";
import { displayText } from "../display-text.ts";
import type { Language } from "../language.ts";
import type { Dictionary } from "../locales/en.ts";
import { linkTo, type PageContext } from "../page-context.ts";

interface Props {
  readonly context: PageContext;
  /** Null: no brake is on. */
  readonly on: Brake | null;
  readonly past: readonly { readonly brake: Brake; readonly lifting: Lifting }[];
  readonly trail: readonly AuditEntry[];
  /** Null for readers who may neither pull nor lift it. */
  readonly token: string | null;
  /** What was typed, where it could not be taken. */
  readonly rejected: { readonly reason: string; readonly problem: string } | null;
}

/** Whether removals go on, who stopped them and why, and the one form that changes it. */
export function BrakePage({ context, on, past, trail, token, rejected }: Props) {
  const { language } = context;
  const { brake: text } = dictionaries[language];
  return (
    <Page context={context} title={text.title}>
      {rejected && (
        <div class="notice bad" role="alert">
          <p>
            <a href="#reason">{rejected.problem}</a>
          </p>
        </div>
      )}
      {on ? <On brake={on} language={language} /> : <p class="notice good">✓ {text.off}</p>}
      {token === null ? (
        <p class="hint">{text.officersOnly}</p>
      ) : (
        <BrakeForm
          action={linkTo(context, "/brake")}
          {...{ token, isOn: on !== null, reason: rejected?.reason ?? "", language }}
          isWrong={rejected !== null}
        />
      )}
      {(past.length > 0 || on === null) && <h2>{text.past}</h2>}
      {past.length === 0 && on === null && <p>{text.never}</p>}
      {past.map(({ brake, lifting }) => (
        <Facts
          key={brake.id}
          pairs={[
            ...pulledPairs(brake, language),
            [text.liftedAt, <TimeStamp at={lifting.liftedAt} language={language} />],
            [text.liftedBy, who(lifting.liftedBy, dictionaries[language])],
            [text.liftedBecause, displayText(lifting.reason, longestReason)],
          ]}
        />
      ))}
      <h2>{dictionaries[language].case.timeline}</h2>
      <p>
        {text.trailHint} <code>{tenantTrail}</code>
      </p>
      {trail.length > 0 && <ChainCheck caseId={tenantTrail} entries={trail} language={language} />}
    </Page>
  );
}

function On({ brake, language }: { readonly brake: Brake; readonly language: Language }) {
  const { brake: text } = dictionaries[language];
  return (
    <div class="notice bad">
      <p>
        <strong>{text.on}</strong> {text.causes[brake.cause]}
      </p>
      <Facts pairs={pulledPairs(brake, language)} />
    </div>
  );
}

const pulledPairs = (brake: Brake, language: Language) => {
  const dictionary = dictionaries[language];
  const { brake: text } = dictionary;
  return [
    [text.cause, text.causeNames[brake.cause]],
    [text.pulledAt, <TimeStamp at={brake.pulledAt} language={language} />],
    [text.pulledBy, who(brake.pulledBy, dictionary)],
    [text.pulledBecause, displayText(brake.reason, longestReason)],
  ] as const;
};

const who = (person: string | null, { case: text }: Dictionary): string =>
  person === null ? text.app : text.personTail(person.slice(-4));

interface FormProps {
  readonly action: string;
  readonly token: string;
  readonly isOn: boolean;
  readonly reason: string;
  readonly isWrong: boolean;
  readonly language: Language;
}

function BrakeForm({ action, token, isOn, reason, isWrong, language }: FormProps) {
  const { brake: text, approval } = dictionaries[language];
  return (
    <form method="post" action={action} class={`decision ${isOn ? "approved" : "denied"}`} noValidate>
      <h2>{isOn ? text.liftHeading : text.pullHeading}</h2>
      <p>{isOn ? text.liftHint : text.pullHint}</p>
      <input type="hidden" name="token" value={token} />
      <div class="field">
        <label for="reason">{approval.reason}</label>
        <p class="hint" id="reason-hint">
          {approval.reasonHint}
        </p>
        <textarea
          id="reason"
          name="reason"
          rows={3}
          maxLength={longestReason}
          required
          aria-describedby="reason-hint"
          aria-invalid={isWrong ? true : undefined}
        >
          {reason}
        </textarea>
      </div>
      <button class={isOn ? "primary" : "secondary"}>{isOn ? text.lift : text.pull}</button>
    </form>
  );
}
