import { app, type HttpHandler, type HttpResponseInit } from "@azure/functions";
import * as df from "durable-functions";
import { enterNumberStep, numberEntriesIn, numberWantedUntil } from "../lib/domain/number-entries.ts";
import { NumberPage, type NumberPageProps } from "../lib/web/pages/number-page.tsx";
import { renderPage } from "../lib/web/render-page.ts";
import {
  enterNumber,
  type EnterNumberDependencies,
  type NumberResult,
} from "../orchestrations/desk/enter-number.ts";
import { numberEntered, waitsForNumber } from "../orchestrations/runbooks/await-number.ts";
import { comesFromOwnSite } from "./comes-from-own-site.ts";
import { deskPage, type AtDesk, type Desk } from "./desk-page.ts";
import { mayEnterNumber } from "./may-enter-number.ts";
import { problemIn, readNumber, type SentNumber } from "./number-form.ts";
import { noteRefusedAttempt } from "./note-refused-attempt.ts";
import { pageResponse } from "./page-response.ts";

type Dependencies = Desk & EnterNumberDependencies;
type Asked = AtDesk<Dependencies>;

/** Reading changes nothing. What is sent goes to the directory, and nowhere else. */
const enterNumberHandler = (deps: Dependencies): HttpHandler =>
  deskPage(deps, {
    step: enterNumberStep,
    may: mayEnterNumber,
    waitsUntil: numberWantedUntil,
    notWaiting: "no-number-wanted",
    show: (asked) => form(asked, 200),
    take: answer,
  });

async function answer(asked: Asked): Promise<HttpResponseInit> {
  const { deps, visit, record, subject } = asked;
  const { request, person, invocation, say } = visit;
  if (!comesFromOwnSite(request, deps.publicUrl)) return say(403, { name: "other-site" });
  const sent = await readNumber(request);
  if (!(await deps.formTokens.verify(sent.token, purposeOf(asked, sent.turn))))
    return form(asked, 400, { problem: "token", ...kept(sent) });
  const problem = problemIn(sent, record.policy.pass.proofs);
  if (problem === "proof" && sent.isProofStated)
    await noteRefusedAttempt(deps, visit, record, enterNumberStep, "proof-not-allowed");
  if (problem !== null || sent.type === null || sent.proof === null)
    return form(asked, 400, { problem: problem ?? "type", ...kept(sent) });

  const { caseId } = record;
  const { type, number, proof, turn } = sent;
  const done = await enterNumber(deps, { caseId, subject, by: person.oid, type, number, proof, turn });
  invocation.log("a phone number was entered", { caseId, turn, result: done.result });
  await wake(asked);
  return told(asked, sent, done);
}

function told(
  asked: Asked,
  sent: SentNumber,
  done: NumberResult,
): Promise<HttpResponseInit> | HttpResponseInit {
  switch (done.result) {
    case "entered":
      return page(asked, 200, { entered: done });
    case "not-wanted":
      return asked.visit.say(409, { name: "no-number-wanted", caseId: asked.record.caseId });
    case "taken":
    case "mobile-first":
      return form(asked, 409, { problem: done.result, ...kept(sent) });
    case "open":
    case "refused":
      return form(asked, 409, { code: done.code, isBegun: done.result === "open" });
  }
}

/** The run looks by itself as well, only later, so that nothing is lost if this fails. */
async function wake({ deps, visit, record: { caseId } }: Asked): Promise<void> {
  try {
    await deps.runs(visit.invocation).wake(waitsForNumber(caseId), numberEntered);
  } catch {
    visit.invocation.warn("the case could not be woken: it looks by itself", { caseId });
  }
}

async function form(
  asked: Asked,
  status: number,
  rejected: NumberPageProps["rejected"] = {},
): Promise<HttpResponseInit> {
  const { deps, record } = asked;
  const { next: turn } = numberEntriesIn(await deps.audit.entries(record.caseId), deps.clock.now());
  const token = await deps.formTokens.issue(purposeOf(asked, turn));
  return page(asked, status, { form: { turn, token }, rejected });
}

function page(
  { deps, visit, record }: Asked,
  status: number,
  props: Omit<NumberPageProps, "context" | "record">,
): HttpResponseInit {
  const html = renderPage(NumberPage, { context: visit.page, record, ...props });
  return pageResponse(html, { publicUrl: deps.publicUrl, status });
}

/** Given back to whoever typed it, so that it can be mended. */
const kept = ({ number, type, proof, isConfirmed }: SentNumber) => ({
  typed: number,
  type,
  proof,
  isConfirmed,
});

const purposeOf = ({ visit, record }: Asked, turn: number) => ({
  form: "enter-number",
  caseId: record.caseId,
  person: visit.person.oid,
  number: String(turn),
});

/** Where a signed-in operator enters a phone number. */
export function registerEnterNumber(deps: Dependencies): void {
  app.http("enter-number", {
    methods: ["GET", "HEAD", "POST"],
    route: "cases/{caseId}/number",
    authLevel: "anonymous",
    extraInputs: [df.input.durableClient()],
    handler: enterNumberHandler(deps),
  });
}
