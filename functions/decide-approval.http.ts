import { app, type HttpHandler, type HttpResponseInit } from "@azure/functions";
import * as df from "durable-functions";
import type { Approval, Decision } from "../lib/domain/approval.ts";
import type { CaseRecord } from "../lib/domain/case-record.ts";
import { caseView } from "../lib/domain/case-view.ts";
import { canonicalJson } from "../lib/domain/digest.ts";
import { approvalId } from "../lib/domain/ids.ts";
import { isIndependent } from "../lib/domain/independent.ts";
import { objectionIn } from "../lib/domain/objection.ts";
import { linkTo } from "../lib/web/page-context.ts";
import { ApprovalPage, type ApprovalPageProps } from "../lib/web/pages/approval-page.tsx";
import { DecidedPage } from "../lib/web/pages/decided-page.tsx";
import { ExpiredPage } from "../lib/web/pages/expired-page.tsx";
import { renderPage } from "../lib/web/render-page.ts";
import { problemsOf, readAnswerForm, type AnswerForm } from "./answer-form.ts";
import { comesFromOwnSite } from "./comes-from-own-site.ts";
import { signedInPage, type SignedInVisit } from "./console-page.ts";
import { deliverDecision } from "./deliver-decision.ts";
import type { Desk } from "./desk-page.ts";
import { pageResponse, seeOther } from "./page-response.ts";
import { isRecent } from "./recent-sign-in.ts";

interface Asked {
  readonly deps: Desk;
  readonly visit: SignedInVisit;
  readonly approval: Approval;
  readonly record: CaseRecord;
  /** When it came. Read once, so that no answer is taken in time and then stored as too late. */
  readonly at: Date;
}

/** Reading never decides: link scanners open links and press buttons, and none of them is signed in as the approver. */
const decideApprovalHandler = (deps: Desk): HttpHandler =>
  signedInPage(deps, async (visit) => {
    const { request, person, say } = visit;
    const id = approvalId.safeParse(request.params["approvalId"]).data;
    const approval = id && (await deps.approvals.get(id));
    const record = approval && (await deps.cases.get(approval.caseId));
    if (!record) return say(404, { name: "not-found" });
    if (approval.approver !== person.oid) return say(403, { name: "not-approver", caseId: approval.caseId });
    if (!isIndependent(person.oid, record)) return say(403, { name: "not-independent" });

    if (objectionIn(await deps.audit.entries(record.caseId)))
      return say(409, { name: "subject-objects", caseId: record.caseId });

    const asked = { deps, visit, approval, record, at: deps.clock.now() };
    return request.method === "POST" ? answer(asked) : show(asked);
  });

async function show(asked: Asked): Promise<HttpResponseInit> {
  const { deps, approval } = asked;
  const decision = await deps.approvals.decision(approval);
  if (decision) return decided(asked, decision, false);
  return unanswerable(asked) ?? form(asked, 200);
}

async function answer(asked: Asked): Promise<HttpResponseInit> {
  const { deps, visit, approval, at } = asked;
  const { request, person, page, invocation, say } = visit;
  if (!comesFromOwnSite(request, deps.publicUrl)) return say(403, { name: "other-site" });
  const before = await deps.approvals.decision(approval);
  if (before) return late(asked, before);

  const refusal = unanswerable(asked);
  if (refusal) return refusal;

  const sent = await readAnswerForm(request);
  const { verdict, reason, token } = sent;
  const isTokenStale = !(await deps.formTokens.verify(token, purposeOf(asked, verdict)));
  const problems = problemsOf(sent, page.language);
  if (isTokenStale || problems.length > 0) return form(asked, 400, { ...sent, isTokenStale, problems });

  const { caseId, approvalId } = approval;
  const decidedAt = at.toISOString();
  const ours: Decision = { approvalId, caseId, verdict, decidedBy: person.oid, reason, decidedAt };
  const stands = await deps.approvals.decide(ours);
  if (canonicalJson(stands) !== canonicalJson(ours)) return late(asked, stands);
  await deliver(asked, stands);
  invocation.log("approval decided", { approvalId, caseId, verdict });
  return seeOther(linkTo(page, page.path), deps);
}

/** Undefined: it can still be answered, is what was asked, and by somebody who signed in lately. */
function unanswerable(asked: Asked): HttpResponseInit | undefined {
  const { visit, approval, record, at } = asked;
  if (record.ending) return visit.say(410, { name: "case-ended", caseId: record.caseId });
  if (at >= new Date(approval.expiresAt)) return expired(asked);
  if (record.triage?.factsHash !== approval.factsHash)
    return visit.say(409, { name: "facts-changed", caseId: record.caseId });
  if (!isRecent(visit.person, at))
    return visit.say(401, { name: "sign-in-again", signInTo: linkTo(visit.page, visit.page.path) });
  return undefined;
}

async function form(
  { deps, visit, approval, record }: Asked,
  status: number,
  rejected?: ApprovalPageProps["rejected"],
): Promise<HttpResponseInit> {
  const token = (verdict: AnswerForm["verdict"]) =>
    deps.formTokens.issue(purposeOf({ visit, approval }, verdict));
  const view = caseView(record, await deps.audit.entries(record.caseId));
  const tokens = {
    approved: await token("approved"),
    denied: await token("denied"),
    attack: await token("attack"),
  };
  const page = { context: visit.page, approval, view, tokens, ...(rejected && { rejected }) };
  return pageResponse(renderPage(ApprovalPage, page), { publicUrl: deps.publicUrl, status });
}

const purposeOf = (
  { visit, approval }: Pick<Asked, "visit" | "approval">,
  verdict: AnswerForm["verdict"],
) => ({
  approvalId: approval.approvalId,
  person: visit.person.oid,
  verdict,
  factsHash: approval.factsHash,
});

/** An answer after another one stood; if that one has not reached the run, it is taken there once more. */
async function late(asked: Asked, stands: Decision): Promise<HttpResponseInit> {
  if (await isUndelivered(asked)) await deliver(asked, stands);
  return decided(asked, stands, true);
}

async function decided(asked: Asked, decision: Decision, isLate: boolean): Promise<HttpResponseInit> {
  const { deps, visit, approval, record } = asked;
  if (decision.verdict === "lapsed") return expired(asked);
  const props = { context: visit.page, approval, record, decision, isLate };
  return pageResponse(renderPage(DecidedPage, { ...props, isUndelivered: await isUndelivered(asked) }), {
    publicUrl: deps.publicUrl,
    status: isLate ? 409 : 200,
  });
}

const expired = ({ deps, visit, approval, record }: Asked): HttpResponseInit =>
  pageResponse(renderPage(ExpiredPage, { context: visit.page, approval, record }), {
    publicUrl: deps.publicUrl,
    status: 410,
  });

async function isUndelivered({ deps, approval }: Asked): Promise<boolean> {
  const { found } = await deps.approvals.undelivered();
  return found.some(({ decision }) => decision.approvalId === approval.approvalId);
}

/** The decision stands whether or not this works; the sweep delivers what is left. */
async function deliver({ deps, visit, approval }: Asked, decision: Decision): Promise<void> {
  const runs = deps.runs(visit.invocation);
  await deliverDecision({ ...deps, runs }, approval, decision).catch((error: unknown) => {
    visit.invocation.error("decision stored but not delivered: the sweep delivers it", error);
  });
}

export function registerDecideApproval(deps: Desk): void {
  app.http("decide-approval", {
    methods: ["GET", "HEAD", "POST"],
    route: "approvals/{approvalId}",
    authLevel: "anonymous",
    extraInputs: [df.input.durableClient()],
    handler: decideApprovalHandler(deps),
  });
}
