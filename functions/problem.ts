/** Answers that say what is wrong: https://www.rfc-editor.org/rfc/rfc9457 */
import type { HttpResponseInit } from "@azure/functions";
import type { FieldProblem } from "./field-problems.ts";

const titles = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  409: "Conflict",
  411: "Length Required",
  413: "Content Too Large",
  415: "Unsupported Media Type",
  503: "Service Unavailable",
} as const;

interface More {
  /** What is wrong with which field. */
  readonly errors?: readonly FieldProblem[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** Without `detail` the answer says no more than its status does. */
export const problem = (
  status: keyof typeof titles,
  detail?: string,
  { errors, headers }: More = {},
): HttpResponseInit => ({
  status,
  headers: { "content-type": "application/problem+json", "cache-control": "no-store", ...headers },
  jsonBody: { title: titles[status], status, detail, errors },
});
