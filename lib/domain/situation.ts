/** What happened, in the help desk's words, and what each calls for; the runbook of that name carries it out. */
import { z } from "zod";
import { authenticatorEntry } from "./profiles/authenticator-entry.ts";
import { everything } from "./profiles/everything.ts";
import { hardwareToken } from "./profiles/hardware-token.ts";
import { nothing } from "./profiles/nothing.ts";
import { numberChange } from "./profiles/number-change.ts";
import { oldPhone } from "./profiles/old-phone.ts";
import { reRegistration } from "./profiles/re-registration.ts";
import { thisPhone } from "./profiles/this-phone.ts";
import type { RemovalProfile } from "./removal-profile.ts";

interface Calls {
  /** Sessions are revoked at once. */
  readonly contain: boolean;
  /** What is removed, once somebody has approved it; null: nothing, and nobody is asked. */
  readonly remove: RemovalProfile | null;
  /** App passwords may be in other hands, so their deletion is asked for and followed. */
  readonly appPasswords: boolean;
  /**
   * Put into the quarantine group at once: always, or where the policy names the situation; unless said: never. The group
   * stops app passwords, so it is for situations that follow them.
   */
  readonly quarantine?: "always" | "by-policy";
  /** Browsers may go on skipping multi-factor authentication, which a person has to end. */
  readonly remembered?: true;
  /** App passwords that do not work: made anew by their owner, who is followed in the audit log. */
  readonly recreate?: true;
  /** Whoever holds the phone may have got it on purpose: somebody beside the manager has to agree as well. */
  readonly twoApprovers?: true;
  /** Of what is elsewhere, only what was registered before the phone may have been in other hands stays. */
  readonly goesByTime?: true;
  /** The phone's registrations as a device are disabled, once the removal is approved. */
  readonly phoneDevices?: true;
  /** Nothing is removed, and nobody asked, before the subject has added a new phone. */
  readonly newPhoneFirst?: true;
  /** The hardware token that the request names is assigned, once somebody has approved it. */
  readonly assignsToken?: true;
  /** An operator enters a phone number on a page, once somebody has approved that. */
  readonly changesNumber?: true;
}

export const situations = {
  "lost-phone": { contain: true, remove: thisPhone, quarantine: "by-policy", appPasswords: true },
  "stolen-phone": {
    ...{ contain: true, remove: everything, quarantine: "always", appPasswords: true },
    ...{ twoApprovers: true, goesByTime: true, phoneDevices: true },
  },
  "forget-devices": { contain: true, remove: null, appPasswords: false, remembered: true },
  "app-passwords-not-working": { contain: false, remove: null, appPasswords: false, recreate: true },
  "require-reregistration": { contain: true, remove: reRegistration, appPasswords: false },
  "authenticator-not-activated": { contain: false, remove: authenticatorEntry, appPasswords: false },
  "new-phone": { contain: false, remove: oldPhone, appPasswords: false, newPhoneFirst: true },
  "hardware-token-lost": { contain: true, remove: hardwareToken, appPasswords: false },
  "hardware-token-assign": { contain: false, remove: nothing, appPasswords: false, assignsToken: true },
  "number-change": { contain: false, remove: numberChange, appPasswords: false, changesNumber: true },
} as const satisfies Record<string, Calls>;

export type Situation = keyof typeof situations;
export const situation = z.enum(Object.keys(situations) as [Situation, ...Situation[]]);

/** By name, with all that may be true of any. */
export const callsOf = (name: Situation): Calls => situations[name];

/** Those for which a policy may ask for quarantine. */
export const quarantinable = situation.extract(
  situation.options.filter((name) => callsOf(name).quarantine === "by-policy"),
);
