import type { Cookie, HttpRequest } from "@azure/functions";

type CookieName = "session" | "sign-in";

/** `__Host-` binds a cookie to this very host, and needs https; on loopback http it goes without. */
const fullName = (name: CookieName, publicUrl: string): string =>
  publicUrl.startsWith("https:") ? `__Host-${name}` : name;

/** Lax, since people come from a mail or from the sign-in page of another site. */
export function cookie(name: CookieName, publicUrl: string, value: string, seconds?: number): Cookie {
  return {
    name: fullName(name, publicUrl),
    value,
    path: "/",
    httpOnly: true,
    sameSite: "Lax",
    secure: publicUrl.startsWith("https:"),
    ...(seconds === undefined ? {} : { maxAge: seconds }),
  };
}

export const clearedCookie = (name: CookieName, publicUrl: string): Cookie => cookie(name, publicUrl, "", 0);

/**
 * The host joins repeated Cookie headers by a comma, and no value of ours holds one. A foreign value may: a name that
 * occurs twice in any way of reading the header is nobody's word, so its cookie counts as absent.
 */
export function readCookie(
  request: Pick<HttpRequest, "headers">,
  name: CookieName,
  publicUrl: string,
): string | undefined {
  const wanted = `${fullName(name, publicUrl)}=`;
  const [found, ...others] = (request.headers.get("cookie") ?? "")
    .split(/[;,]/)
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(wanted));
  return others.length > 0 ? undefined : found?.slice(wanted.length);
}
