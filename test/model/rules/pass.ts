/** The way back of somebody who has nothing strong left: what becomes of the passes that are handed over. */
import type { TenantFile } from "../../../sandbox/tenant/schema.ts";
import { personIn } from "../cast.ts";
import { isPass } from "./kinds.ts";
import type { Case } from "./plan.ts";

/** Somebody proves who they are at the desk and is handed a pass. */
export interface PickUp {
  /** Of the ticket. */
  readonly afterSeconds: number;
  /** Ten minutes later the subject registers something with it, or somebody else takes it away. */
  readonly then: "passkey" | "authenticator" | "taken-away" | "unused";
}

/** Passes are named by their number, and so is what is registered with them. */
interface PassesTold {
  readonly steps: readonly string[];
  readonly writes: readonly string[];
  readonly left: readonly string[];
  /** How many are handed over. */
  readonly made: number;
}

const most = 3;

/**
 * One at a time (https://learn.microsoft.com/entra/identity/authentication/howto-authentication-temporary-access-pass): what
 * was there before goes first, and so does each pass that nobody used, be it at its end or when the next one is made. What
 * was used once and is for one use stays listed. Once something is registered with one, there is no other.
 */
export function passesTold(one: Case, isProven: boolean): PassesTold {
  const { file, subject, pickUps = [], passFor } = one;
  const path = `/v1.0/users/${subject}/authentication/temporaryAccessPassMethods`;
  const isForOneUse = (passFor ?? "one-use") === "one-use" || file.temporaryAccessPassPolicy.isUsableOnce;
  const used = pickUps.findIndex(({ then }) => isRegistration(then));
  const made = pickUps.slice(0, Math.min(most, used === -1 ? most : used + 1));
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
    steps: [`hand-over-pass: ${handedOver}`, `await-strong-method: ${awaited}`, `take-back-pass: ${takenBack}`],
    writes: made.length > 0 ? [...oldPasses(file, subject).map((id) => `DELETE ${path}/${id}`), ...writes] : [],
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
