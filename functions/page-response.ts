import type { Cookie, HttpResponseInit } from "@azure/functions";

const headers = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy":
    "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cache-control": "no-store",
  "x-robots-tag": "noindex, nofollow",
  vary: "Cookie, Accept-Language",
};

const hsts = { "strict-transport-security": "max-age=63072000; includeSubDomains" };

interface PageResponse {
  readonly publicUrl: string;
  readonly status?: number;
  readonly cookies?: readonly Cookie[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** Headers of everything the console sends, pages or not. */
export const securityHeaders = (publicUrl: string): Record<string, string> =>
  publicUrl.startsWith("https:") ? { ...headers, ...hsts } : { ...headers };

/** A rendered page, without any script, never kept by caches or search engines. */
export const pageResponse = (page: string, response: PageResponse): HttpResponseInit => ({
  status: response.status ?? 200,
  headers: { ...securityHeaders(response.publicUrl), ...response.headers },
  cookies: [...(response.cookies ?? [])],
  body: page,
});

export const seeOther = (
  location: string,
  response: Pick<PageResponse, "publicUrl" | "cookies">,
): HttpResponseInit => ({
  status: 303,
  headers: { ...securityHeaders(response.publicUrl), location },
  cookies: [...(response.cookies ?? [])],
});
