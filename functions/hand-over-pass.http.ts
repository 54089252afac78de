import { app, type HttpHandler, type HttpResponseInit } from "@azure/functions";
import * as df from "durable-functions";
import { caseView } from "../lib/domain/case-view.ts";
import {
  handOversIn,
  handOverStep,
  mostPasses,
  offeredUntil,
  possiblePasses,
} from "../lib/domain/hand-overs.ts";
import { isRemovalProven } from "../lib/domain/removal-proven.ts";
import { HandOverPage, type HandOverPageProps } from "../lib/web/pages/hand-over-page.tsx";
import { HandedOverPage } from "../lib/web/pages/handed-over-page.tsx";
import { renderPage } from "../lib/web/render-page.ts";
import { handOverPass, type HandOverDependencies } from "../orchestrations/desk/hand-over-pass.ts";
import { passClaimed, waitsForPass } from "../orchestrations/runbooks/await-pick-up.ts";
import { comesFromOwnSite } from "./comes-from-own-site.ts";
import { deskPage, type AtDesk, type Desk } from "./desk-page.ts";
import { readHandOver, type SentHandOver } from "./hand-over-form.ts";
import { mayHandOver } from "./may-hand-over.ts";
import { noteRefusedAttempt } from "./note-refused-attempt.ts";
import { pageResponse } from "./page-response.ts";
import { proofProblems } from "./sent-proof.ts";

type Dependencies = Desk & HandOverDependencies;
type Asked = AtDesk<Dependencies>;

/** Reading makes nothing. What is sent makes a pass and shows it, once: a page of its own would have to keep the code. */
const handOverPassHandler = (deps: Dependencies): HttpHandler =>
  deskPage(deps, {
    step: handOverStep,
    may: mayHandOver,
    waitsUntil: offeredUntil,
    notWaiting: "no-pass-offered",
    show: (asked) => form(asked, 200),
    take: answer,
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
