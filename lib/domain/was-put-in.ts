import { z } from "zod";
import type { AuditEntry } from "./audit-entry.ts";

const put = z.object({ wasMember: z.literal(false) });

/** Whether the trail shows for certain that this case put its subject into the quarantine group. */
export const wasPutIn = (entries: readonly AuditEntry[]): boolean =>
  entries.some(
    ({ record: { step, outcome } }) =>
      step === "quarantine" && outcome?.result === "ended" && put.safeParse(outcome.evidence).success,
  );
