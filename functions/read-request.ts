import { remediationRequest, type RemediationRequest } from "../lib/domain/remediation-request.ts";
import type { HookSource } from "../lib/ports/hook-sources.ts";
import { fieldProblems, type FieldProblem } from "./field-problems.ts";

type Read = { readonly request: RemediationRequest } | { readonly problems: readonly FieldProblem[] };

/** The request in a delivery's body, or what keeps it from being read. */
export function readRequest(source: HookSource, body: Uint8Array): Read {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    return { problems: [{ field: "", detail: "is not JSON in UTF-8" }] };
  }
  const parsed = remediationRequest.safeParse(source.unwrap(json));
  if (!parsed.success) return { problems: fieldProblems(parsed.error) };
  if (!source.isTicketId(parsed.data.ticket.id))
    return { problems: [{ field: "ticket.id", detail: "is not how the ticket system writes its ids" }] };
  return { request: parsed.data };
}
