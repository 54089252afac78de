/** A removal profile decides for each method of a list whether it goes, with the reason; what cannot be told apart is said. */
import type { AuthenticationMethod } from "./method.ts";
import { goes, type DecidedMethod, type RemovalReason } from "./decided-method.ts";

export interface Removal {
  /** In the order of removal: the default method last, since Graph refuses it while others remain. */
  readonly remove: readonly DecidedMethod[];
  readonly keep: readonly DecidedMethod[];
  /** True when some method may or may not be meant: then a person has to say which. */
  readonly isUndecided: boolean;
}

/** `outOfHandSince`: ISO, from when on the phone may have been in other hands; absent: nobody can say. */
export type RemovalProfile = (methods: readonly AuthenticationMethod[], outOfHandSince?: string) => Removal;

/** Every method with its reason; the reason alone says whether it goes. */
export function decided(
  methods: readonly AuthenticationMethod[],
  reasonOf: (method: AuthenticationMethod) => RemovalReason,
): Removal {
  const all = methods.map((method) => ({ method, because: reasonOf(method) }));
  return {
    remove: all.filter(({ because }) => goes(because)).sort(byRemovalOrder),
    keep: all.filter(({ because }) => !goes(because)),
    isUndecided: all.some(({ because }) => because === "not-told-apart"),
  };
}

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
