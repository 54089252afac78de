import type { HttpRequest } from "@azure/functions";

const longestBody = 16_384;

/** The fields of a form that was sent; none of whatever is too long or no form at all. */
export async function readForm(request: HttpRequest): Promise<URLSearchParams> {
  const isForm = (request.headers.get("content-type") ?? "").startsWith("application/x-www-form-urlencoded");
  const body = isForm ? await request.text() : "";
  return new URLSearchParams(body.length > longestBody ? "" : body);
}
