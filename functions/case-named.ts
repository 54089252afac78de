import type { HttpRequest } from "@azure/functions";
import type { CaseRecord } from "../lib/domain/case-record.ts";
import { caseId } from "../lib/domain/ids.ts";
import type { CaseStore } from "../lib/ports/case-store.ts";

/** The case that the route's `{caseId}` names; undefined: there is none, or what it says can be no case's id. */
export async function caseNamed(request: HttpRequest, cases: CaseStore): Promise<CaseRecord | undefined> {
  const id = caseId.safeParse(request.params["caseId"]);
  return id.success ? cases.get(id.data) : undefined;
}
