import type { MfaHints } from "../domain/mfa-hints.ts";
import type { Dictionary } from "./locales/en.ts";

/** What the directory hints at about app passwords, a line each, and that none of it is a proof. */
export function hintLines(hints: MfaHints | null, { hints: text }: Dictionary): string[] {
  if (!hints) return [];
  const { perUserMfaState, allowAppPasswords, created } = hints;
  return [
    text.noProof,
    text.perUser[perUserMfaState],
    text.allowed[`${allowAppPasswords}`],
    created === "unknown" ? text.createdUnknown : text.created(created),
  ];
}
