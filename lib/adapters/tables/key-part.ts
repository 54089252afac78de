import { digest } from "../../domain/digest.ts";

/**
 * Makes a foreign id fit for a key: as it is when it holds letters, digits and `. _ -` only, else its digest (keys
 * forbid `/ \ # ?` and control characters). The two forms cannot meet.
 */
export const keyPart = (id: string): string =>
  /^[A-Za-z0-9._-]{1,200}$/.test(id) ? `=${id}` : `~${digest("mfa-key/v1", id)}`;
