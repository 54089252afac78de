import { z } from "zod";
import { remediationRequest, type RemediationRequest } from "../lib/domain/remediation-request.ts";
import type { HookSource } from "../lib/ports/hook-sources.ts";
import { fieldProblems, type FieldProblem } from "./field-problems.ts";

type Read = { readonly request: RemediationRequest } | { readonly problems: readonly FieldProblem[] };

const fields = z.record(z.string(), z.unknown());

/** The request in a delivery's body, or what keeps it from being read, by the fields of the body as it was sent. */
export function readRequest({ requestField, isTicketId }: HookSource, body: Uint8Array): Read {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    return { problems: [{ field: "", detail: "is not JSON in UTF-8" }] };
  }
  const within = ({ field, detail }: FieldProblem): FieldProblem => ({
    field: [requestField, field].filter((part) => part !== "").join("."),
    detail,
  });
  const whole = requestField === "" ? json : fields.safeParse(json).data?.[requestField];
  const parsed = remediationRequest.safeParse(whole);
  if (!parsed.success) return { problems: fieldProblems(parsed.error).map(within) };
  if (!isTicketId(parsed.data.ticket.id))
    return {
      problems: [within({ field: "ticket.id", detail: "is not how the ticket system writes its ids" })],
    };
  return { request: parsed.data };
}
