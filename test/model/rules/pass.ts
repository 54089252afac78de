/** The way back of somebody who has nothing strong left: what becomes of the passes that are handed over. */
import type { TenantFile } from "../../../sandbox/tenant/schema.ts";
import { personIn } from "../cast.ts";
import { isPass } from "./kinds.ts";
import type { PickUp } from "./pick-up.ts";
import type { Case } from "./case.ts";

/** Passes are named by their number, and so is what is registered with them. */
interface PassesTold {
  readonly steps: readonly string[];
  readonly writes: readonly string[];
  readonly left: readonly string[];
  /** How many are handed over. */
  readonly made: number;
}

const most = 3;

/** By then everybody has answered in this suite, and the methods are gone. */
const soonestSeconds = 900;

/**
 * One at a time (https://learn.microsoft.com/entra/identity/authentication/howto-authentication-temporary-access-pass): what
 * was there before goes first, and so does each pass that nobody used, be it at its end or when the next one is made. What
 * was used once and is for one use stays listed. Once something is registered with one, there is no other.
 */
export function passesTold(one: Case, isProven: boolean): PassesTold {
  const { file, subject, pickUps = [], pass } = one;
  const path = `/v1.0/users/${subject}/authentication/temporaryAccessPassMethods`;
  const isForOneUse = (pass?.isUsableOnce ?? true) || file.temporaryAccessPassPolicy.isUsableOnce;
  const inTime = pickUps.filter(({ afterSeconds }) => afterSeconds >= soonestSeconds);
  const used = inTime.findIndex(({ then }) => isRegistration(then));
  const made = inTime.slice(0, Math.min(most, used === -1 ? most : used + 1));
  const writes = made.flatMap(({ then }, index) => {
    const goes = then === "unused" || (isRegistration(then) && !isForOneUse);
    return [`POST ${path}`, ...(goes ? [`DELETE ${path}/pass-${index + 1}`] : [])];
  });
  const isRegistered = made.some(({ then }) => isRegistration(then));
  const [handedOver, awaited, takenBack] = [
    made.length > 0 ? "attested" : "open",
    isRegistered && isProven && one.strangerAfter === undefined ? "verified" : "open",
    made.length > 0 ? "verified" : "open",
  ];
  return {
    steps: [
      `hand-over-pass: ${handedOver}`,
      `await-strong-method: ${awaited}`,
      `take-back-pass: ${takenBack}`,
    ],
    writes:
      made.length > 0 ? [...oldPasses(file, subject).map((id) => `DELETE ${path}/${id}`), ...writes] : [],
    left: isRegistered ? [...(isForOneUse ? [`pass-${made.length}`] : []), `new-${made.length}`] : [],
    made: made.length,
  };
}

const isRegistration = (then: PickUp["then"]): boolean => then === "passkey" || then === "authenticator";

/** Those that the tenant's file has, and nobody is handed. */
export const oldPasses = (file: TenantFile, subject: string): string[] =>
  personIn(file, subject)
    .methods.filter(isPass)
    .map(({ id }) => id);
