import { z } from "zod";

/** Of a person's entry in the directory: who approves for them, and the phone numbers and mail addresses to reach them at. */
export const profilePart = z.enum(["manager", "contact"]);
export type ProfilePart = z.infer<typeof profilePart>;
