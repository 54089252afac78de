import { z } from "zod";
import type { Method } from "../cast.ts";

const told = z.object({
  id: z.string(),
  phoneNumber: z.string().optional(),
  smsSignInState: z.string().optional(),
  device: z.object({ status: z.string().optional() }).optional(),
});

/** What a method is known by, and all of it that a case may change. */
export function shownAs(method: Method): string {
  const { id, phoneNumber, smsSignInState, device } = told.parse(method);
  return [id, phoneNumber, smsSignInState, device?.status].filter(Boolean).join(" ");
}
