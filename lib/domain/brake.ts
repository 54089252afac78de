/** The brake of the whole tenant: while it is on, nothing but containment runs. */
import { z } from "zod";
import type { AuditRecord, NewAuditEntry } from "./audit-entry.ts";
import { longestReason } from "./approval.ts";
import { digest } from "./digest.ts";
import { caseId, userId, type CaseId, type UserId } from "./ids.ts";
import type { RefusalCode } from "./refusal-code.ts";

/** `tenant-limit`: too many cases in the window, pulled by this program; `elevated-threat`: pulled by a person. */
const brakeCause = z.enum(["tenant-limit", "elevated-threat"]);
export type BrakeCause = z.infer<typeof brakeCause>;

export const brake = z.object({
  /** The case that was one too many, or the person and the time. */
  id: z.string().regex(/^[A-Za-z0-9-]{1,64}$/),
  cause: brakeCause,
  pulledAt: z.iso.datetime(),
  /** Null: this program. */
  pulledBy: userId.nullable(),
  reason: z.string().max(longestReason),
});
export type Brake = z.infer<typeof brake>;

export const lifting = z.object({
  liftedAt: z.iso.datetime(),
  liftedBy: userId,
  reason: z.string().min(1).max(longestReason),
});
export type Lifting = z.infer<typeof lifting>;

/**
 * The trail of what concerns no single case: checked and shown like a case's own. No case can have this id, since ids
 * begin with the time.
 */
export const tenantTrail: CaseId = caseId.parse(`case-${"0".repeat(26)}`);

/** Why the brake keeps a case from going on. */
export const brakeCode = ({ cause }: Brake): RefusalCode =>
  cause === "tenant-limit" ? "removals-frozen" : "elevated-threat";

/** A person's reason is in their own words and stays out of the trail; its hash shows that nobody changed it. */
export const pulledEntry = (pulled: Brake): NewAuditEntry =>
  entry(`brake-pulled:${pulled.id}`, "brake-pulled", pulled.pulledBy, {
    ...{ brakeId: pulled.id, cause: pulled.cause, pulledAt: pulled.pulledAt },
    brakeDigest: digest("mfa-brake/v1", pulled),
  });

/** Each officer's lifting of a brake has an entry of its own, so that the one that took effect is always in the trail. */
export const liftedEntry = ({ id, cause }: Brake, lifted: Lifting): NewAuditEntry =>
  entry(
    `brake-lifted:${id}:${lifted.liftedBy}:${Date.parse(lifted.liftedAt)}`,
    "brake-lifted",
    lifted.liftedBy,
    {
      ...{ brakeId: id, cause, liftedAt: lifted.liftedAt },
      brakeDigest: digest("mfa-brake-lifted/v1", lifted),
    },
  );

export const isPullingOf = (brakeId: string, { step, facts }: AuditRecord): boolean =>
  step === "brake-pulled" && facts.brakeId === brakeId;

export const isLiftingOf = (brakeId: string, { step, facts }: AuditRecord): boolean =>
  step === "brake-lifted" && facts.brakeId === brakeId;

const entry = (
  id: string,
  step: string,
  person: UserId | null,
  facts: NewAuditEntry["facts"],
): NewAuditEntry => ({
  ...{ caseId: tenantTrail, id, type: "event", step, key: null, attempt: 1, subject: null, outcome: null },
  actor: person === null ? { kind: "app", id: "mfa-remediation" } : { kind: "person", id: person },
  facts,
});
