/** From when on the directory takes no older session, by the subject's stamp, and whether a read could show that. */
import { personIn } from "./cast.ts";
import type { Played, State } from "./played.ts";
import type { Case } from "./rules/case.ts";

const stamp = (state: State, subject: string): number =>
  Date.parse(personIn(state, subject).signInSessionsValidFromDateTime);

export const isSignedOutSince = ({ subject }: Case, { after }: Played, from: number): boolean =>
  stamp(after, subject) >= from;

export const isSignedOutAnew = ({ subject }: Case, { after, before }: Played): boolean =>
  stamp(after, subject) > stamp(before, subject);

/** No read shows what the directory did later than its lag before. */
export function couldRevocationBeRead({ file }: Case, { served }: Played, at: number): boolean {
  const until = at - file.faults.readLagSeconds.signInSessionsValidFrom * 1000;
  return served.some(
    ({ path, status, time }) =>
      path.endsWith("/revokeSignInSessions") && status < 300 && Date.parse(time) <= until,
  );
}
