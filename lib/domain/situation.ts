/** What happened, in the help desk's words, and what each calls for; the runbook of that name carries it out. */
import { z } from "zod";
import { authenticatorEntry } from "./profiles/authenticator-entry.ts";
import { hardwareToken } from "./profiles/hardware-token.ts";
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
}

export const situations = {
  "lost-phone": { contain: true, remove: thisPhone, appPasswords: true },
  "forget-devices": { contain: true, remove: null, appPasswords: false },
  "require-reregistration": { contain: true, remove: reRegistration, appPasswords: false },
  "authenticator-not-activated": { contain: false, remove: authenticatorEntry, appPasswords: false },
  "hardware-token-lost": { contain: true, remove: hardwareToken, appPasswords: false },
} as const satisfies Record<string, Calls>;

export type Situation = keyof typeof situations;
export const situation = z.enum(Object.keys(situations) as [Situation, ...Situation[]]);
