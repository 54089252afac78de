/** A removal profile decides for each method of a list whether it goes, with the reason; what cannot be told apart is said. */
import type { AuthenticationMethod } from "./method.ts";
import type { DecidedMethod, RemovalReason } from "./decided-method.ts";

export interface Removal {
  /** In the order of removal: the default method last, since Graph refuses it while others remain. */
  readonly remove: readonly DecidedMethod[];
  readonly keep: readonly DecidedMethod[];
  /** True when some method may or may not be meant: then a person has to say which. */
  readonly isUndecided: boolean;
}

export type RemovalProfile = (methods: readonly AuthenticationMethod[]) => Removal;

/** Every method with its reason; the reason alone says whether it goes. */
export function decided(
  methods: readonly AuthenticationMethod[],
  reasonOf: (method: AuthenticationMethod) => RemovalReason,
): Removal {
  const all = methods.map((method) => ({ method, because: reasonOf(method) }));
  return {
    remove: all.filter(({ because }) => goes.has(because)).sort(byRemovalOrder),
    keep: all.filter(({ because }) => !goes.has(because)),
    isUndecided: all.some(({ because }) => because === "not-told-apart"),
  };
}

const goes: ReadonlySet<RemovalReason> = new Set([
  "on-the-lost-phone",
  "counts-as-on-the-lost-phone",
  "number-of-the-lost-phone",
  "passkey-on-the-lost-phone",
  "to-be-registered-anew",
  "to-be-added-anew",
  "lost-token",
  "on-the-old-phone",
  "passkey-on-the-old-phone",
  "not-proven-elsewhere",
]);

const order = [
  "temporaryAccessPass",
  "email",
  "external",
  "qrCodePin",
  "platformCredential",
  "hardwareOath",
  "softwareOath",
  "fido2",
  "phone",
  "passwordlessMicrosoftAuthenticator",
  "microsoftAuthenticator",
];

const byRemovalOrder = (a: DecidedMethod, b: DecidedMethod): number =>
  Number(a.method.isDefault) - Number(b.method.isDefault) ||
  order.indexOf(a.method.type) - order.indexOf(b.method.type) ||
  a.method.id.localeCompare(b.method.id, "en");
