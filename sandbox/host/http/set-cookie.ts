import { z } from "zod";

const maybe = <T extends z.ZodType>(value: T) => z.object({ value }).optional();

/** A cookie as the SDK sends it to the host; `none` means "say nothing", `explicitNone` is SameSite=None. */
export const cookieSchema = z.object({
  name: z.string(),
  value: z.string(),
  domain: maybe(z.string()),
  path: maybe(z.string()),
  expires: maybe(z.object({ seconds: z.number() })),
  secure: maybe(z.boolean()),
  httpOnly: maybe(z.boolean()),
  sameSite: z.enum(["none", "lax", "strict", "explicitNone"]),
  maxAge: maybe(z.number()),
});

/** The Set-Cookie text as ASP.NET Core writes it: path "/" where none is given, lower-case attributes, this order. */
export function setCookie(cookie: z.infer<typeof cookieSchema>): string {
  const { domain, expires, maxAge, path, secure, httpOnly, sameSite } = cookie;
  return [
    `${cookie.name}=${encodeURIComponent(cookie.value)}`,
    expires && `expires=${new Date(expires.value.seconds * 1000).toUTCString()}`,
    maxAge && `max-age=${maxAge.value}`,
    domain && `domain=${domain.value}`,
    `path=${path?.value ?? "/"}`,
    secure?.value && "secure",
    sameSite !== "none" && `samesite=${sameSite === "explicitNone" ? "none" : sameSite}`,
    httpOnly?.value && "httponly",
  ]
    .filter(Boolean)
    .join("; ");
}
