import { maskNumbers } from "../lib/domain/mask-numbers.ts";

/**
 * The reason in a form, with the line ends that are counted; empty: none was given. People write there which number they
 * called: what looks like one is masked before anything keeps it.
 */
export const sentReason = (fields: URLSearchParams): string =>
  maskNumbers((fields.get("reason") ?? "").replaceAll("\r\n", "\n").trim());
