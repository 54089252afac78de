import { app, type HttpHandler } from "@azure/functions";
import type { Approval } from "../lib/domain/approval.ts";
import { caseView } from "../lib/domain/case-view.ts";
import type { CaseRecord } from "../lib/domain/case-record.ts";
import type { Approvals } from "../lib/ports/approvals.ts";
import type { AuditLog } from "../lib/ports/audit-log.ts";
import type { Brakes } from "../lib/ports/brakes.ts";
import type { CaseStore } from "../lib/ports/case-store.ts";
import type { Intake } from "../lib/ports/intake.ts";
import type { SignedInPerson } from "../lib/ports/sign-in.ts";
import { CaseListPage } from "../lib/web/pages/case-list-page.tsx";
import { renderPage } from "../lib/web/render-page.ts";
import { signedInPage, type Console } from "./console-page.ts";
import { maySeeAll } from "./may-see.ts";
import { pageResponse } from "./page-response.ts";

interface Dependencies extends Console {
  readonly approvals: Approvals;
  readonly audit: AuditLog;
  readonly brakes: Brakes;
  readonly cases: CaseStore;
  readonly intake: Intake;
}

interface Found {
  readonly record: CaseRecord;
  readonly asked: readonly Approval[];
}

const shownCases = 50;
const shownMessages = 20;

const listCasesHandler = (deps: Dependencies): HttpHandler =>
  signedInPage(deps, async ({ person, page, say }) => {
    const visible = maySeeAll(person) ? await newest(deps) : await askedOf(deps, person);
    if (visible.length === 0 && !maySeeAll(person)) return say(403, { name: "forbidden" });

    const cases = await Promise.all(
      visible.map(async ({ record, asked }) => ({
        record,
        status: caseView(record, await deps.audit.entries(record.caseId)).status,
        isWaiting: !record.ending && (await isUndecided(deps, asked)),
      })),
    );
    const rejected = maySeeAll(person) ? await deps.intake.rejected(shownMessages) : [];
    const brake = maySeeAll(person) ? ((await deps.brakes.current()) ?? null) : undefined;
    const props = { context: page, cases, rejected, brake };
    return pageResponse(renderPage(CaseListPage, props), { publicUrl: deps.publicUrl });
  });

async function isUndecided({ approvals }: Dependencies, asked: readonly Approval[]): Promise<boolean> {
  const decisions = await Promise.all(asked.map((approval) => approvals.decision(approval)));
  return decisions.includes(undefined);
}

async function newest({ approvals, cases }: Dependencies): Promise<Found[]> {
  const records = await cases.latest(shownCases);
  return Promise.all(
    records.map(async (record) => ({ record, asked: await approvals.ofCase(record.caseId) })),
  );
}

/** Looked up by the person, so that other people's cases cannot crowd theirs out; a case may have asked them twice. */
async function askedOf({ approvals, cases }: Dependencies, { oid }: SignedInPerson): Promise<Found[]> {
  const asked = await approvals.askedOf(oid, shownCases);
  const ids = [...new Set(asked.map(({ caseId }) => caseId))];
  const found = await Promise.all(
    ids.map(async (id) => ({
      record: await cases.get(id),
      asked: asked.filter(({ caseId }) => caseId === id),
    })),
  );
  return found.flatMap(({ record, asked }) => (record ? [{ record, asked }] : []));
}

/** The newest fifty cases that the reader may see, each with what its audit trail proves. */
export function registerListCases(deps: Dependencies): void {
  app.http("list-cases", {
    methods: ["GET"],
    route: "cases",
    authLevel: "anonymous",
    handler: listCasesHandler(deps),
  });
}
