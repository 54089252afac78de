import { app, type HttpHandler, type HttpRequest, type HttpResponseInit } from "@azure/functions";
import { longestReason } from "../lib/domain/approval.ts";
import { liftedEntry, pulledEntry, tenantTrail, type Brake } from "../lib/domain/brake.ts";
import type { AuditLog } from "../lib/ports/audit-log.ts";
import type { Brakes } from "../lib/ports/brakes.ts";
import type { Clock } from "../lib/ports/clock.ts";
import type { FormTokens } from "../lib/ports/form-tokens.ts";
import type { SignedInPerson } from "../lib/ports/sign-in.ts";
import { dictionaries } from "../lib/web/dictionaries.ts";
import { linkTo } from "../lib/web/page-context.ts";
import { BrakePage } from "../lib/web/pages/brake-page.tsx";
import { renderPage } from "../lib/web/render-page.ts";
import { comesFromOwnSite } from "./comes-from-own-site.ts";
import { signedInPage, type Console, type SignedInVisit } from "./console-page.ts";
import { maySeeAll, mayBrake } from "./may-see.ts";
import { pageResponse, seeOther } from "./page-response.ts";
import { isRecent } from "./recent-sign-in.ts";
import { readForm } from "./read-form.ts";
import { sentReason } from "./sent-reason.ts";

interface Dependencies extends Console {
  readonly audit: AuditLog;
  readonly brakes: Brakes;
  readonly clock: Clock;
  readonly formTokens: FormTokens;
}

const shownPast = 20;

/** Everybody who sees all cases sees the brake; only a security officer who signed in lately pulls or lifts it. */
const brakeHandler = (deps: Dependencies): HttpHandler =>
  signedInPage(deps, async (visit) => {
    const { person, request, page, say } = visit;
    if (!maySeeAll(person)) return say(403, { name: "forbidden" });
    const on = await deps.brakes.current();
    if (request.method !== "POST") return show(deps, visit, on, 200);
    if (!mayBrake(person)) return say(403, { name: "not-officer" });
    if (!comesFromOwnSite(request, deps.publicUrl)) return say(403, { name: "other-site" });
    if (!isRecent(person, deps.clock.now()))
      return say(401, { name: "sign-in-again", signInTo: linkTo(page, page.path) });

    const { reason, token } = await readBrakeForm(request);
    const problem = await problemOf(deps, visit, on, { reason, token });
    if (problem) return show(deps, visit, on, 400, { reason, problem });
    if (on && !(await lift(deps, person, on, reason))) {
      const changed = { reason, problem: dictionaries[page.language].brake.changed };
      return show(deps, visit, await deps.brakes.current(), 409, changed);
    }
    if (!on) await pull(deps, person, reason);
    return seeOther(linkTo(page, page.path), deps);
  });

interface Form {
  readonly reason: string;
  readonly token: string;
}

async function readBrakeForm(request: HttpRequest): Promise<Form> {
  const fields = await readForm(request);
  return {
    token: fields.get("token") ?? "",
    reason: sentReason(fields),
  };
}

/** Undefined: it may be done. */
async function problemOf(
  { formTokens }: Dependencies,
  { person, page }: SignedInVisit,
  on: Brake | undefined,
  { reason, token }: Form,
): Promise<string | undefined> {
  const { approval: text } = dictionaries[page.language];
  if (!(await formTokens.verify(token, purposeOf(person, on)))) return text.tokenStale;
  if (reason === "") return text.reasonMissing;
  return reason.length > longestReason ? text.reasonTooLong(reason.length) : undefined;
}

/** Bound to the brake that was seen, so that nobody lifts one that they know nothing of. */
const purposeOf = ({ oid }: SignedInPerson, on: Brake | undefined) => ({
  approvalId: "brake",
  person: oid,
  verdict: on ? ("lifted" as const) : ("pulled" as const),
  factsHash: on?.id ?? "off",
});

/** First into the trail: nothing is done that does not stand there. */
async function pull({ audit, brakes, clock }: Dependencies, { oid }: SignedInPerson, reason: string) {
  const pulledAt = clock.now().toISOString();
  const id = `${oid}-${Date.parse(pulledAt)}`;
  const ours: Brake = { id, cause: "elevated-threat", pulledAt, pulledBy: oid, reason };
  await audit.append(pulledEntry(ours));
  await brakes.pull(ours);
}

/** False: somebody else lifted it meanwhile. */
async function lift(
  { audit, brakes, clock }: Dependencies,
  { oid }: SignedInPerson,
  on: Brake,
  reason: string,
): Promise<boolean> {
  const lifting = { liftedAt: clock.now().toISOString(), liftedBy: oid, reason };
  await audit.append(liftedEntry(on, lifting));
  return brakes.lift(on, lifting);
}

async function show(
  { audit, brakes, formTokens, publicUrl }: Dependencies,
  { person, page }: SignedInVisit,
  on: Brake | undefined,
  status: number,
  rejected?: { readonly reason: string; readonly problem: string },
): Promise<HttpResponseInit> {
  const token = mayBrake(person) ? await formTokens.issue(purposeOf(person, on)) : null;
  const [past, trail] = await Promise.all([brakes.past(shownPast), audit.entries(tenantTrail)]);
  const props = { context: page, on: on ?? null, past, trail, token, rejected: rejected ?? null };
  return pageResponse(renderPage(BrakePage, props), { publicUrl, status });
}

export function registerBrake(deps: Dependencies): void {
  app.http("brake", {
    methods: ["GET", "HEAD", "POST"],
    route: "brake",
    authLevel: "anonymous",
    handler: brakeHandler(deps),
  });
}
