import type { HttpRequest } from "@azure/functions";

/**
 * Whether a form was sent from this site's own page. Browsers say so in Sec-Fetch-Site; where one does not, Origin must
 * name this site (it reads `null` under our referrer policy, so it cannot be asked for beside Sec-Fetch-Site).
 * https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html
 */
export function comesFromOwnSite({ headers }: Pick<HttpRequest, "headers">, publicUrl: string): boolean {
  const site = headers.get("sec-fetch-site");
  return site === null ? headers.get("origin") === new URL(publicUrl).origin : site === "same-origin";
}
