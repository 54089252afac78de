import { randomBytes, randomUUID } from "node:crypto";
import { defaultMethod } from "./graph/default-method.ts";
import { isCodeOf } from "./kept-pass.ts";
import { putMethod } from "./methods-at.ts";
import type { AuthenticationMethod, Person } from "./schema-person.ts";
import type { Store } from "./store.ts";
import { isPass, keptOf, usability, type Usability } from "./temporary-access-pass.ts";
import { recordAudit } from "./world.ts";

export const registrableKinds = ["authenticator", "passkey"] as const;
export type RegistrableKind = (typeof registrableKinds)[number];

/** Why a pass did not let the person in. A wrong code and no pass at all look the same, as at any sign-in. */
export type PassRefusal =
  "account-disabled" | "wrong-pass" | Exclude<Usability["methodUsabilityReason"], "EnabledByPolicy">;

export type Registration = { readonly registered: AuthenticationMethod } | { readonly refused: PassRefusal };

/**
 * The person signs in with the pass and registers a strong method
 * (https://learn.microsoft.com/entra/identity/authentication/howto-authentication-temporary-access-pass). The first use
 * of a pass for one use is its last.
 */
export function registerWithPass(
  store: Store,
  owner: Person,
  code: string,
  kind: RegistrableKind,
): Registration {
  if (!owner.accountEnabled) return { refused: "account-disabled" };
  const now = new Date();
  const present = store.methodsAt(owner, now.getTime());
  const pass = present.find(isPass);
  const kept = pass === undefined ? undefined : keptOf(store, owner, pass);
  if (pass === undefined || kept === undefined || !isCodeOf(kept, code)) return { refused: "wrong-pass" };
  const { methodUsabilityReason } = usability(store, owner, pass);
  if (methodUsabilityReason !== "EnabledByPolicy") return { refused: methodUsabilityReason };

  kept.usedAt = now.getTime();
  pass.lastUsedDateTime = now.toISOString();
  return { registered: register(store, owner, kind) };
}

/** As somebody who is signed in adds a method on the Security info page. */
export function register(store: Store, owner: Person, kind: RegistrableKind): AuthenticationMethod {
  const now = new Date();
  const present = store.methodsAt(owner, now.getTime());
  const registered = { ...newMethod[kind](), createdDateTime: now.toISOString(), lastUsedDateTime: null };
  putMethod(store.state, owner, registered);
  if (kind === "authenticator" && defaultMethod(owner, present) === undefined) owner.preferredMethod = "push";
  const activity = {
    name: "User registered security info",
    service: "Authentication Methods",
    category: "UserManagement",
    operation: "Add",
    reason: reasons[kind],
  } as const;
  recordAudit(store, activity, { user: owner }, owner);
  store.save();
  return registered;
}

const reasons: Readonly<Record<RegistrableKind, string>> = {
  authenticator: "User registered Authenticator App with Notification and Code",
  passkey: "User registered Fido2 Authentication Method",
};

const newMethod = {
  authenticator: () => ({
    "@odata.type": "#microsoft.graph.microsoftAuthenticatorAuthenticationMethod",
    id: randomUUID(),
    displayName: "New phone",
    deviceTag: "SoftwareTokenActivated",
    phoneAppVersion: "6.8.40",
  }),
  passkey: () => ({
    "@odata.type": "#microsoft.graph.fido2AuthenticationMethod",
    id: randomBytes(16).toString("hex"),
    displayName: "New security key",
    model: "YubiKey 5 NFC",
    aaGuid: "2fc0579f-8113-47ea-b116-bb5a8db9202a",
    attestationLevel: "attested",
    passkeyType: "deviceBound",
  }),
};
