/** What the lists of the subject's methods show, in the end and on the way. */
import { personIn, type Method } from "./cast.ts";
import type { Played } from "./played.ts";
import type { Case } from "./rules/case.ts";
import { deletion, isKnown } from "./rules/kinds.ts";

/** A list may come from a replica that lags: the proof is two of them, as far apart as replicas are behind at least. */
const someSecondsMs = 5_000;

export const isListed = (one: Case, { after }: Played, { id, "@odata.type": type }: Method): boolean =>
  personIn(after, one.subject).methods.some((there) => there.id === id && there["@odata.type"] === type);

export const areAllKnown = (one: Case, { after }: Played): boolean =>
  personIn(after, one.subject).methods.every(isKnown);

/** It may come back after the proof, which nobody can foresee. */
export function isGoneAt(one: Case, played: Played, method: Method, proofAt: number): boolean {
  if (!isListed(one, played, method)) return true;
  const { reappears } = one.file.faults;
  const returning = reappears.find(({ methodId }) => methodId === method.id);
  const deleted = deletions(one, [method], played).at(-1);
  if (!returning || deleted === undefined) return false;
  return deleted + returning.afterSeconds * 1000 > proofAt;
}

/** Both APIs' lists, some seconds apart, which could show the last deletion (a lag after it), and before the proof. */
export function wasListedTwice(
  { subject, file }: Case,
  { served }: Played,
  lastDeleted: number,
  until: number,
): boolean {
  const from = lastDeleted + file.faults.readLagSeconds.methods * 1000;
  return ["v1.0", "beta"].every((version) => {
    const times = served
      .filter(
        ({ method, path }) =>
          method === "GET" && path === `/${version}/users/${subject}/authentication/methods`,
      )
      .filter(({ status }) => status === 200)
      .map(({ time }) => Date.parse(time))
      .filter((time) => time >= from && time <= until);
    return Math.max(...times) - Math.min(...times) >= someSecondsMs;
  });
}

/** Of these; where none was deleted, when the case was opened. */
export const lastDeletion = (one: Case, played: Played, goes: readonly Method[]): number =>
  Math.max(Date.parse(played.view.record.openedAt), ...deletions(one, goes, played));

const deletions = ({ subject }: Case, goes: readonly Method[], { served }: Played): number[] =>
  served
    .filter(
      ({ method, path, status }) =>
        status === 204 && goes.some((gone) => deletion(subject, gone) === `${method} ${path}`),
    )
    .map(({ time }) => Date.parse(time));
