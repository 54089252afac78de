import { app, type HttpHandler, type HttpResponseInit, type InvocationContext } from "@azure/functions";
import * as df from "durable-functions";
import type { CaseRecord } from "../lib/domain/case-record.ts";
import { caseView } from "../lib/domain/case-view.ts";
import {
  handOversIn,
  handOverStep,
  mostPasses,
  offeredUntil,
  possiblePasses,
} from "../lib/domain/hand-overs.ts";
import { isRemovalProven } from "../lib/domain/removal-proven.ts";
import type { CaseRuns } from "../lib/ports/case-runs.ts";
import type { FormTokens } from "../lib/ports/form-tokens.ts";
import { linkTo } from "../lib/web/page-context.ts";
import { HandOverPage, type HandOverPageProps } from "../lib/web/pages/hand-over-page.tsx";
import { HandedOverPage } from "../lib/web/pages/handed-over-page.tsx";
import { renderPage } from "../lib/web/render-page.ts";
import { handOverPass, type HandOverDependencies } from "../orchestrations/desk/hand-over-pass.ts";
import { passClaimed, waitsForPass } from "../orchestrations/runbooks/await-pick-up.ts";
import { caseNamed } from "./case-named.ts";
import { comesFromOwnSite } from "./comes-from-own-site.ts";
import { signedInPage, type Console, type SignedInVisit } from "./console-page.ts";
import { readHandOver, type SentHandOver } from "./hand-over-form.ts";
import { mayHandOver } from "./may-hand-over.ts";
import { noteRefusedAttempt } from "./note-refused-attempt.ts";
import { pageResponse } from "./page-response.ts";
import { isRecent } from "./recent-sign-in.ts";
import { proofProblems } from "./sent-proof.ts";

interface Dependencies extends Console, HandOverDependencies {
  readonly formTokens: FormTokens;
  readonly runs: (context: InvocationContext) => CaseRuns;
}

interface Asked {
  readonly deps: Dependencies;
  readonly visit: SignedInVisit;
  readonly record: CaseRecord;
  readonly subject: NonNullable<CaseRecord["triage"]>["subject"];
  readonly at: Date;
}

/** Reading makes nothing. What is sent makes a pass and shows it, once: a page of its own would have to keep the code. */
const handOverPassHandler = (deps: Dependencies): HttpHandler =>
  signedInPage(deps, async (visit) => {
    const { request, person, say } = visit;
    const record = await caseNamed(request, deps.cases);
    if (!record) return say(404, { name: "not-found" });
    const approvals = await deps.approvals.ofCase(record.caseId);
    if (!mayHandOver(person, record, approvals)) {
      await noteRefusedAttempt(deps, visit, record, handOverStep, "not-for-this-person");
      return say(403, { name: "not-for-you" });
    }
    const subject = record.triage?.subject;
    const at = deps.clock.now();
    const until = offeredUntil(await deps.audit.entries(record.caseId), at);
    if (!subject || record.ending || until === undefined)
      return say(409, { name: "no-pass-offered", caseId: record.caseId });
    if (!isRecent(person, at)) {
      await noteRefusedAttempt(deps, visit, record, handOverStep, "sign-in-too-old");
      return say(401, { name: "sign-in-again", signInTo: linkTo(visit.page, visit.page.path) });
    }

    const asked = { deps, visit, record, subject, at };
    return request.method === "POST" ? answer(asked) : form(asked, 200);
  });

async function answer(asked: Asked): Promise<HttpResponseInit> {
  const { deps, visit, record, subject } = asked;
  const { request, person, invocation, say } = visit;
  if (!comesFromOwnSite(request, deps.publicUrl)) return say(403, { name: "other-site" });
  const sent = await readHandOver(request);
  if (!(await deps.formTokens.verify(sent.token, purposeOf(asked, sent.number))))
    return form(asked, 400, { problem: "token", ...kept(sent) });
  const problems = proofProblems(sent, record.policy.pass.proofs);
  if (problems.includes("proof") && sent.isProofStated)
    await noteRefusedAttempt(deps, visit, record, handOverStep, "proof-not-allowed");
  if (problems.length > 0 || sent.proof === null) return form(asked, 400, { problems, ...kept(sent) });

  const { caseId, triage } = record;
  const { proof, number } = sent;
  const done = await handOverPass(deps, { caseId, subject, by: person.oid, proof, number });
  await wake(asked);
  invocation.log("a pass was asked for", { caseId, number, result: done.result });
  if (done.result === "taken") return form(asked, 409, { problem: "taken" });
  if (done.result === "refused") return form(asked, 409, { code: done.code });
  const { pass, expiresAt } = done;
  const page = {
    context: visit.page,
    record,
    code: pass.secret,
    expiresAt,
    isUsableOnce: triage?.plan?.pass?.isUsableOnce ?? true,
  };
  return pageResponse(renderPage(HandedOverPage, page), { publicUrl: deps.publicUrl });
}

/**
 * Whichever of the case's waits is under way: the others are over, or have not begun. The run looks by itself as well, only
 * later, so that nothing is lost if this fails.
 */
async function wake({ deps, visit, record }: Asked): Promise<void> {
  const { caseId } = record;
  const runs = deps.runs(visit.invocation);
  const numbers = Array.from({ length: mostPasses }, (_, index) => index + 1);
  const woken = await Promise.allSettled(
    numbers.map((number) => runs.wake(waitsForPass(caseId, number), passClaimed)),
  );
  if (woken.every(({ status }) => status === "rejected"))
    visit.invocation.warn("the case could not be woken: it looks by itself", { caseId });
}

async function form(
  asked: Asked,
  status: number,
  rejected: HandOverPageProps["rejected"] = {},
): Promise<HttpResponseInit> {
  const { deps, visit, record } = asked;
  const entries = await deps.audit.entries(record.caseId);
  const earlier = handOversIn(entries, deps.clock.now());
  const number = earlier.length + 1;
  const isLast = possiblePasses(earlier).length >= mostPasses;
  const token = isLast ? null : await deps.formTokens.issue(purposeOf(asked, number));
  const page = {
    ...{ context: visit.page, record, earlier, number, token, reader: visit.person.oid, rejected },
    isRemovalProven: isRemovalProven(caseView(record, entries).steps),
  };
  return pageResponse(renderPage(HandOverPage, page), { publicUrl: deps.publicUrl, status });
}

const kept = ({ proof, isConfirmed }: SentHandOver) => ({ proof, isConfirmed });

const purposeOf = ({ visit, record }: Asked, number: number) => ({
  form: "hand-over-pass",
  caseId: record.caseId,
  person: visit.person.oid,
  number: String(number),
});

/** Where a signed-in operator or manager hands over a pass. */
export function registerHandOverPass(deps: Dependencies): void {
  app.http("hand-over-pass", {
    methods: ["GET", "HEAD", "POST"],
    route: "cases/{caseId}/pass",
    authLevel: "anonymous",
    extraInputs: [df.input.durableClient()],
    handler: handOverPassHandler(deps),
  });
}
