import type { Call } from "./loopback-server.ts";

export type Language = "ja" | "en";

/** The page's language: `ui_locales` (OpenID Connect Core 3.1.2.1) before Accept-Language; English when neither says. */
export function languageOf(call: Call): Language {
  const asked = call.url.searchParams.get("ui_locales") ?? call.headers["accept-language"] ?? "";
  const known = asked
    .split(/[\s,]+/)
    .map((tag) => tag.slice(0, 2).toLowerCase())
    .find((tag) => tag === "ja" || tag === "en");
  return known === "ja" ? "ja" : "en";
}
