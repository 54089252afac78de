/** How far the directory's audit log has been read: it gives few pages in a row, so that a long one takes several calls. */
import { z } from "zod";
import { handingOn } from "./errors.ts";
import { profilePart } from "./profile-change.ts";

const row = z.object({
  id: z.string(),
  activity: z.string(),
  at: z.string(),
  by: z.string().nullable(),
  changed: z.array(profilePart).readonly(),
});

const part = z.object({
  /** Found so far; ids and times, no names. */
  rows: z.array(row),
  pages: z.number().int(),
  /** Where the next page is; null: the log was read to its end. */
  next: z.string().nullable(),
});

/**
 * By what is looked for. Whoever reads brings it forward in place, so that it can be handed on where a page is
 * put off; what it holds is not read again.
 */
const auditReading = z.record(z.string(), part);
export type AuditReading = z.infer<typeof auditReading>;

/** What the step's last call handed on; empty where it has to begin. */
export const auditReadingIn = (carry: unknown): AuditReading =>
  z
    .object({ auditReading: auditReading.default({}) })
    .catch({ auditReading: {} })
    .parse(carry).auditReading;

/** For the read of a page: an error that passes takes along how far the log was read. */
export const handingOnReading = (reading: AuditReading) => handingOn({ auditReading: reading });
