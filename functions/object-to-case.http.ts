import { app, type HttpHandler, type HttpResponseInit } from "@azure/functions";
import * as df from "durable-functions";
import { objectionEntry, objectionIn } from "../lib/domain/objection.ts";
import { linkTo } from "../lib/web/page-context.ts";
import { ObjectionPage } from "../lib/web/pages/objection-page.tsx";
import { renderPage } from "../lib/web/render-page.ts";
import { caseNamed } from "./case-named.ts";
import { comesFromOwnSite } from "./comes-from-own-site.ts";
import { signedInPage } from "./console-page.ts";
import type { AtDesk, Desk } from "./desk-page.ts";
import { pageResponse, seeOther } from "./page-response.ts";
import { readForm } from "./read-form.ts";
import { isRecent } from "./recent-sign-in.ts";

type Asked = AtDesk<Desk>;

/**
 * Where the person whom a case is about says that it was not them: before it removes anything, between two removals, or after
 * it ended. Only they see it, signed in lately; opening it says nothing.
 */
const objectHandler = (deps: Desk): HttpHandler =>
  signedInPage(deps, async (visit) => {
    const { request, person, page, say } = visit;
    const record = await caseNamed(request, deps.cases);
    const subject = record?.triage?.subject;
    if (!record || !subject || subject !== person.oid) return say(404, { name: "not-found" });
    if (!isRecent(person, deps.clock.now()))
      return say(401, { name: "sign-in-again", signInTo: linkTo(page, page.path) });
    const asked = { deps, visit, record, subject };
    return request.method === "POST" ? object(asked) : show(asked);
  });

/**
 * The run that tells people is started first, and writes the objection down as well: once it is started nothing is lost. Then
 * it is written down here, so that it stops whatever comes after this answer.
 */
async function object(asked: Asked): Promise<HttpResponseInit> {
  const { deps, visit, record, subject } = asked;
  const { request, page, invocation, say } = visit;
  if (!comesFromOwnSite(request, deps.publicUrl)) return say(403, { name: "other-site" });
  const token = (await readForm(request)).get("token") ?? "";
  if (!(await deps.formTokens.verify(token, purposeOf(asked)))) return show(asked, { isTokenStale: true });
  const { caseId } = record;
  const objectedAt = deps.clock.now().toISOString();
  await deps.runs(invocation).startObjection(caseId, objectedAt);
  await deps.audit.append(objectionEntry({ caseId, subject, objectedAt }));
  invocation.log("the subject objected", { caseId });
  return seeOther(linkTo(page, page.path), deps);
}

async function show(asked: Asked, { isTokenStale = false } = {}): Promise<HttpResponseInit> {
  const { deps, visit, record } = asked;
  const objectedAt = objectionIn(await deps.audit.entries(record.caseId)) ?? null;
  const token = await deps.formTokens.issue(purposeOf(asked));
  const props = { context: visit.page, record, objectedAt, token, isTokenStale };
  return pageResponse(renderPage(ObjectionPage, props), {
    publicUrl: deps.publicUrl,
    status: isTokenStale ? 400 : 200,
  });
}

const purposeOf = ({ visit, record: { caseId } }: Asked) => ({
  caseId,
  person: visit.person.oid,
  says: "not-me",
});

export function registerObjectToCase(deps: Desk): void {
  app.http("object-to-case", {
    methods: ["GET", "HEAD", "POST"],
    route: "cases/{caseId}/objection",
    authLevel: "anonymous",
    extraInputs: [df.input.durableClient()],
    handler: objectHandler(deps),
  });
}
