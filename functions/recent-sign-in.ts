import type { Clock } from "../lib/ports/clock.ts";
import type { SignedInPerson } from "../lib/ports/sign-in.ts";

/** A session lasts for hours; whoever finds it open, or has copied its cookie, decides nothing with it. */
export const RECENT_SECONDS = 15 * 60;

/** Whether the person proved lately who they are; not if nobody knows when. */
export const isRecent = ({ signedInAt }: Pick<SignedInPerson, "signedInAt">, clock: Clock): boolean =>
  signedInAt !== null && clock.now().getTime() - Date.parse(signedInAt) < RECENT_SECONDS * 1000;
