import type { SignedInPerson } from "../lib/ports/sign-in.ts";

/** A session lasts for hours; whoever finds it open, or has copied its cookie, decides nothing with it. */
export const recentSeconds = 15 * 60;

/** Whether the person had lately proven who they are; not if nobody knows when. */
export const isRecent = ({ signedInAt }: Pick<SignedInPerson, "signedInAt">, at: Date): boolean =>
  signedInAt !== null && at.getTime() - Date.parse(signedInAt) < recentSeconds * 1000;
