import { z } from "zod";

/** A mail that was accepted for sending. */
export const sentMail = z.object({
  id: z.string(),
  sentAt: z.string(),
  from: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
  contentType: z.enum(["html", "text"]),
  content: z.string(),
  headers: z.record(z.string(), z.string()),
});

export type SentMail = z.infer<typeof sentMail>;
