/** What the tenant's own state must show where a case claims that something was changed. */
import { z } from "zod";
import { aToken, personIn, type Person } from "./cast.ts";
import type { Played } from "./played.ts";
import type { Case } from "./rules/case.ts";

const deleted = "Delete application password for user";
const created = "Create application password for user";

/**
 * Of app passwords since the case was opened: deleted, by an administrator, whose page takes all there are, while a person
 * deletes one by one; and none made after that. Or for those that did not work: any deleted, and one made after that.
 */
export function isInAudit({ subject, file }: Case, { after, view }: Played, step: string): boolean {
  const isRecreation = step === "check-recreation";
  const rows = after.audits.filter(
    ({ activityDateTime, targetResources }) =>
      activityDateTime >= view.record.openedAt && targetResources.some(({ id }) => id === subject),
  );
  const deletedAt = rows
    .filter(({ activityDisplayName }) => activityDisplayName === deleted)
    .filter(({ initiatedBy: { user } }) => isRecreation || (user !== null && user.id !== subject))
    .map(({ activityDateTime }) => Date.parse(activityDateTime));
  const claimedAt = Date.parse(view.steps.find(({ name }) => name === step)?.at ?? "");
  const isMadeSince = rows
    .filter(({ activityDisplayName }) => activityDisplayName === created)
    .map(({ activityDateTime }) => Date.parse(activityDateTime))
    .some(
      (madeAt) =>
        madeAt > Math.max(...deletedAt) && madeAt + file.faults.auditDelaySeconds * 1000 <= claimedAt,
    );
  return deletedAt.length > 0 && isMadeSince === isRecreation;
}

const holding = z.object({ device: z.object({ status: z.string() }) });

/** A list shows what was done so long ago, so that only a later one than that shows what was done last. */
function wasReadBack(
  { subject, file }: Case,
  { served }: Played,
  done: { readonly by: RegExp; readonly isSameAgain: boolean; readonly shownIn: string },
  proofAt: number,
): boolean {
  const writes = served.filter(
    ({ method, path, status }) => method !== "GET" && status < 300 && done.by.test(path),
  );
  const written = done.isSameAgain ? writes.at(0) : writes.at(-1);
  const from = Date.parse(written?.time ?? "") + file.faults.readLagSeconds.methods * 1000;
  return served.some(({ method, path, status, time }) => {
    const isList = method === "GET" && path === done.shownIn.replace("{}", subject) && status === 200;
    return isList && Date.parse(time) >= from && Date.parse(time) <= proofAt;
  });
}

export const isTokenReadBack = (one: Case, played: Played, proofAt: number): boolean =>
  tokenStatus(one, played) !== undefined &&
  wasReadBack(
    one,
    played,
    {
      ...{ by: /\/hardwareOathMethods$/, isSameAgain: true },
      shownIn: "/beta/users/{}/authentication/methods",
    },
    proofAt,
  );

/** A number that was typed for the case is there, nobody signs in with it, and a list showed it. */
export function isNumberReadBack(one: Case, played: Played, proofAt: number): boolean {
  const { subject, doings } = one;
  const there = personIn(played.after, subject).methods.filter(
    ({ phoneType, phoneNumber, smsSignInState }) =>
      smsSignInState !== "ready" &&
      doings?.types?.some(({ type, means }) => type === phoneType && means === phoneNumber),
  );
  const isSameAgain = new Set(doings?.types?.map(({ type, means }) => `${type} ${means}`)).size === 1;
  const by = /\/phoneMethods(\/[^/]+)?$/;
  const done = { by, isSameAgain, shownIn: "/v1.0/users/{}/authentication/phoneMethods" };
  return there.length > 0 && wasReadBack(one, played, done, proofAt);
}

/** Of the token in the ticket, where the subject has it. */
export function tokenStatus({ subject, doings }: Case, { after }: Played): string | undefined {
  const id = aToken(doings?.token ?? "").id;
  const held = personIn(after, subject).methods.find((method) => method.id === id);
  return holding.safeParse(held).data?.device.status;
}

const numbersOf = ({ methods }: Pick<Person, "methods">): unknown[] =>
  methods.flatMap(({ phoneNumber }) => (phoneNumber === undefined ? [] : [phoneNumber]));

export function areNumbersKnown({ subject, file, doings }: Case, { after }: Played): boolean {
  const typed = (doings?.types ?? []).map(({ means }) => means);
  const known = [...numbersOf(personIn(file, subject)), ...typed];
  return numbersOf(personIn(after, subject)).every((number) => known.includes(number));
}
