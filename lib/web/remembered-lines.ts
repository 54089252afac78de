import type { MfaHints } from "../domain/mfa-hints.ts";
import type { Dictionary } from "./locales/en.ts";

/**
 * What browsers may go on skipping once sessions are revoked, and who ends that; where nobody looked, what is true of every
 * tenant.
 */
export function rememberedLines(hints: MfaHints | null, { codes, honest }: Dictionary): string[] {
  if (!hints) return [honest.remembered];
  const { says, route } = codes[codeOf(hints)];
  return route === null ? [says] : [says, route];
}

function codeOf({ rememberMfaDays }: MfaHints) {
  if (rememberMfaDays === null) return "remember-mfa-off";
  return rememberMfaDays === "unknown" ? "remember-mfa-not-told" : "remember-mfa-on";
}
