import { personIn, type Method } from "./cast.ts";
import { isQuarantined } from "./observed.ts";
import type { Played } from "./played.ts";
import { areNumbersKnown, isInAudit, isNumberReadBack, isTokenReadBack, tokenStatus } from "./proofs.ts";
import { deletion, isKnown, isPass, isStrong } from "./rules/kinds.ts";
import type { Case } from "./rules/case.ts";
import { planOf } from "./rules/plan.ts";
import { weakestOf } from "./rules/weakest-of.ts";

/** A skew of the directory's clock that nobody can tell from its own seconds. */
const secondMs = 1000;
const freshMs = 120_000;
/** A list may come from a replica that lags: the proof is two of them, as far apart as replicas are behind at least. */
const someSecondsMs = 5_000;

/** Claims of the case that the tenant's own state does not bear out. Empty: none. */
export function contradictions(one: Case, played: Played): string[] {
  const { view, after, before } = played;
  const openedAt = Date.parse(view.record.openedAt);
  const stamp = (state: typeof after): number =>
    Date.parse(personIn(state, one.subject).signInSessionsValidFromDateTime);
  const goes = planOf(one, one.file).goes;
  const lastDeletion = Math.max(openedAt, ...deletions(one, goes, played));
  const lag = one.file.faults.readLagSeconds;
  const found: string[] = [];
  const hold = (claim: string, holds: boolean) => holds || found.push(claim);

  for (const { name, method, discriminator, status, at } of view.steps) {
    const claim = `${name} ${method?.id ?? discriminator ?? ""} is ${status}`;
    if (name === "lift-quarantine" && status !== "open")
      hold(claim, isQuarantined(after, one.subject) === (status === "contained"));
    else if (status === "not-applicable")
      hold(claim, name === "revoke-sessions" && stamp(after) >= openedAt - freshMs);
    if (status === "contained") hold(claim, isQuarantined(after, one.subject));
    if (status === "seen-in-audit") hold(claim, isInAudit(one, played, name));
    if (status === "attested")
      hold(claim, name === "hand-over-pass" ? passesMade(played).length > 0 : one.doings?.attests === true);
    if (status !== "verified" || name === "lift-quarantine") continue;
    const proofAt = Date.parse(at ?? "");
    if (discriminator === "after-removal") hold(claim, stamp(after) >= lastDeletion - secondMs);
    const isGone = (gone: Method) => isGoneAt(one, played, gone, proofAt);
    if (name === "remove-method") hold(claim, goes.filter(({ id }) => id === method?.id).every(isGone));
    else if (name === "check-methods-gone")
      hold(
        claim,
        goes.every(isGone) &&
          everyoneIsKnown(one, played) &&
          wasListedTwice(one, played, lastDeletion + lag.methods * 1000, proofAt),
      );
    else if (name === "revoke-sessions")
      hold(
        claim,
        stamp(after) > stamp(before) && couldBeRead(played, proofAt - lag.signInSessionsValidFrom * 1000),
      );
    else if (name === "check-new-phone")
      hold(claim, one.adds !== undefined && isListed(one, played, one.adds));
    else if (name === "await-strong-method")
      hold(claim, goes.every(isGone) && isRegisteredWithPass(one, played));
    else if (name === "take-back-pass") hold(claim, usablePasses(one, played).length === 0);
    else if (name === "disable-device")
      hold(
        claim,
        after.devices.some(({ id, accountEnabled }) => id === discriminator && !accountEnabled),
      );
    else if (name === "assign-token") hold(claim, isTokenReadBack(one, played, proofAt));
    else if (name === "check-token-activated") hold(claim, tokenStatus(one, played) === "activated");
    else if (name === "enter-number") hold(claim, isNumberReadBack(one, played, proofAt));
    else if (name === "quarantine") hold(claim, isQuarantined(after, one.subject) || wasLifted(played));
    else found.push(`${claim}, and the model knows no proof of that`);
  }
  const weakest = weakestOf(view.steps.map(({ name, status }) => `${name}: ${status}`));
  hold(`the case is ${view.status}`, view.status === "open" || view.status === weakest);
  const kept = personIn(one.changed ?? one.file, one.subject).methods.filter(
    (method) => !goes.includes(method) && !(isPass(method) && passesMade(played).length > 0),
  );
  hold(
    "what was to stay is gone",
    kept.every((method) => isListed(one, played, method)),
  );
  hold("a number that nobody typed is there", areNumbersKnown(one, played));
  return found;
}

/** No read shows what the directory did later than that. */
const couldBeRead = ({ served }: Played, until: number): boolean =>
  served.some(
    ({ path, status, time }) =>
      path.endsWith("/revokeSignInSessions") && status < 300 && Date.parse(time) <= until,
  );

/** Both APIs' lists, some seconds apart, after the last deletion and before the proof. */
function wasListedTwice({ subject }: Case, { served }: Played, from: number, until: number): boolean {
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

const wasLifted = ({ served }: Played): boolean =>
  served.some(
    ({ method, path, status }) => method === "DELETE" && path.startsWith("/v1.0/groups/") && status < 300,
  );

/** When something that the plan names was deleted. */
const deletions = ({ subject }: Case, goes: readonly Method[], { served }: Played): number[] =>
  served
    .filter(
      ({ method, path, status }) =>
        status === 204 && goes.some((gone) => deletion(subject, gone) === `${method} ${path}`),
    )
    .map(({ time }) => Date.parse(time));

const passesMade = ({ served }: Played) =>
  served.filter(
    ({ method, path, status }) =>
      method === "POST" && status === 201 && path.endsWith("/temporaryAccessPassMethods"),
  );

/** Something strong that was not there before, in the name of somebody who used a pass for it. */
const isRegisteredWithPass = (one: Case, { after, before, names }: Played): boolean => {
  const earlier = personIn(before, one.subject).methods.map(({ id }) => id);
  const added = personIn(after, one.subject).methods.filter(
    (method) => isStrong(method) && !earlier.includes(method.id),
  );
  return added.length > 0 && added.every(({ id }) => names.get(id)?.startsWith("new-"));
};

/** Once used, one for one use is good for nothing. */
const usablePasses = (one: Case, { after }: Played) =>
  personIn(after, one.subject).methods.filter(
    (method) => isPass(method) && !(method["isUsableOnce"] === true && method.lastUsedDateTime !== null),
  );

const isListed = (one: Case, { after }: Played, { id, "@odata.type": type }: Method): boolean =>
  personIn(after, one.subject).methods.some((there) => there.id === id && there["@odata.type"] === type);

const everyoneIsKnown = (one: Case, { after }: Played): boolean =>
  personIn(after, one.subject).methods.every(isKnown);

/** It may come back after the proof, which nobody can foresee. */
function isGoneAt(one: Case, played: Played, method: Method, proofAt: number): boolean {
  if (!isListed(one, played, method)) return true;
  const { reappears } = one.file.faults;
  const returning = reappears.find(({ methodId }) => methodId === method.id);
  const deleted = deletions(one, [method], played).at(-1);
  if (!returning || deleted === undefined) return false;
  return deleted + returning.afterSeconds * 1000 > proofAt;
}
