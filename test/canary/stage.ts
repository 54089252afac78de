/** One case on the simulated tenant in virtual time, with marked secrets in it, and everything noted that the product hands on. */
import { registerDecideApproval } from "../../functions/decide-approval.http.ts";
import { registerEnterNumber } from "../../functions/enter-number.http.ts";
import { registerHandOverPass } from "../../functions/hand-over-pass.http.ts";
import { handOversIn } from "../../lib/domain/hand-overs.ts";
import { numberEntriesIn } from "../../lib/domain/number-entries.ts";
import type { CaseRuns } from "../../lib/ports/case-runs.ts";
import type { RemediationRequest } from "../../lib/domain/remediation-request.ts";
import type { TenantFile } from "../../sandbox/tenant/schema.ts";
import { people as inTenant } from "../lib/adapters/graph/tenant-under-test.ts";
import { pagesOver, people, visit, type Page } from "../support/console.ts";
import type { Happening, Hands } from "../support/drive.ts";
import type { Through } from "../support/graph-proxy.ts";
import { Recorder } from "../support/recorder.ts";
import { registeredHttp } from "../support/registered.ts";
import { site } from "../support/site.ts";
import { tenantWorld } from "../support/tenant-world.ts";
import { numbers, oathSecrets } from "./canaries.ts";

export interface Act {
  readonly request: Partial<RemediationRequest>;
  readonly bend?: (file: TenantFile) => unknown;
  readonly through?: Through;
}

/** Shorter than the policy's own: the looks of three days are all the same. */
const clocks = { followSeconds: 5 * 3600 };

export type Stage = Awaited<ReturnType<typeof aStage>>;

export async function aStage({ request, bend, through = (_asked, pass) => pass() }: Act) {
  /** What the tenant showed on the way, by the kind of secret it is. */
  const inPlay = { codes: new Set<string>(), bearers: new Set<string>(), formTokens: new Set<string>() };
  const watched: Through = (asked, pass) =>
    through(asked, async () => {
      const bearer = /^Bearer (.+)$/.exec(asked.headers["authorization"] ?? "")?.[1];
      if (bearer !== undefined) inPlay.bearers.add(bearer);
      const answered = await pass();
      const code = /"temporaryAccessPass":"([^"]+)"/.exec(answered.body)?.[1];
      if (code !== undefined) inPlay.codes.add(code);
      return answered;
    });
  const whole = { subject: inTenant.aiko, requester: "yuki.mori@contoso.example", ...request };
  const world = await tenantWorld({ request: whole, policy: { clocks } }, marked(bend), watched);
  const recorder = new Recorder();
  const outside = {
    ...world,
    approvals: recorder.wrap("approvals", world.approvals),
    audit: recorder.wrap("trail", world.audit),
    brakes: recorder.wrap("brakes", world.brakes),
    cases: recorder.wrap("cases", world.cases),
    containments: recorder.wrap("containments", world.containments),
    intake: recorder.wrap("intake", world.intake),
    mailer: recorder.wrap("mailer", world.mailer),
    tickets: recorder.wrap("tickets", world.tickets),
    velocity: recorder.wrap("velocity", world.velocity),
  };
  const hands: { now?: Hands } = {};
  const under = {
    ...outside,
    ...pagesOver(outside),
    ...{ adminCentreUrl: site.adminCentreUrl, tenantId: site.tenantId },
    runs: () => recorder.wrap("wake-ups", wakingBy(hands)),
  };
  /** Pages that were meant to show a secret to whoever they answered. */
  const meant: Page[] = [];
  const keep = (page: Page, isMeant: PageOptions["isMeant"] = false): Page => {
    recorder.note("log of pages", page.log);
    if (typeof isMeant === "boolean" ? isMeant : isMeant()) meant.push(page);
    else recorder.note("pages", page.status, page.headers, page.html);
    return page;
  };
  return { ...under, inPlay, hands, keep, meant, recorder };
}

/** Real ones in place of those of the file, wherever it has any. */
const marked = (bend: Act["bend"]) => (file: TenantFile) => {
  for (const { methods } of file.people)
    for (const method of methods) {
      if ("phoneNumber" in method) method["phoneNumber"] = numbers.standing;
      if (method["@odata.type"].includes("softwareOath")) method["secretKey"] = oathSecrets.software;
      if ("device" in method) Object.assign(method["device"] ?? {}, { secretKey: oathSecrets.hardware });
    }
  for (const token of file.hardwareOathDevices) token.secretKey = oathSecrets.hardware;
  bend?.(file);
};

/** As a durable client: an instance that is not there is an error. */
const wakingBy = (hands: { now?: Hands }): CaseRuns => ({
  start: () => Promise.resolve(),
  startObjection: () => Promise.resolve(),
  wake: async (instanceId, event) => {
    await Promise.resolve();
    hands.now?.raise(instanceId, event);
  },
});

interface PageOptions {
  /** Whether the answer is the one page that is to show a secret; asked once it is there. */
  readonly isMeant?: boolean | (() => boolean);
  /** Instead of the stage, where something in it is broken. */
  readonly at?: Stage;
}

/** Somebody does something so many seconds after the ticket. */
const happens = (stage: Stage, afterSeconds: number, act: () => Promise<unknown>): Happening => ({
  afterSeconds,
  happens: async (hands) => {
    stage.hands.now = hands;
    await act();
  },
});

const operatorAt = ({ clock }: Stage) => ({ ...people.operator, signedInAt: clock.now().toISOString() });

/** The manager answers on the approval's page. */
export const answers = (
  stage: Stage,
  afterSeconds: number,
  verdict: "approved" | "denied",
  reason = "I have spoken to her",
): Happening =>
  happens(stage, afterSeconds, async () => {
    const approval = await stage.approvals.find(stage.caseId, "manager");
    if (!approval) throw new Error("nobody was asked");
    const { approvalId, factsHash } = approval;
    const manager = {
      oid: inTenant.ken,
      name: "Ken Sato",
      roles: [],
      signedInAt: stage.clock.now().toISOString(),
    };
    const token = await stage.formTokens.issue({ approvalId, factsHash, person: manager.oid, verdict });
    stage.inPlay.formTokens.add(token);
    const sent = { path: `/approvals/${approvalId}`, params: { approvalId }, as: manager };
    const at = registeredHttp(() => registerDecideApproval(stage));
    stage.keep(await visit(at, { ...sent, form: { verdict, token, reason, confirm: "yes" } }));
  });

/** An operator sends the form of the number's page for the next turn, filled in as it should be unless said. */
export const enters = (
  stage: Stage,
  afterSeconds: number,
  change: Readonly<Record<string, string>> = {},
  { isMeant = false, at = stage }: PageOptions = {},
): Happening =>
  happens(stage, afterSeconds, async () => {
    const { caseId } = stage;
    const entries = await stage.audit.entries(caseId);
    const turn = change["turn"] ?? String(numberEntriesIn(entries, stage.clock.now()).next);
    const as = operatorAt(stage);
    const purpose = { form: "enter-number", caseId, person: as.oid, number: turn };
    const token = await stage.formTokens.issue(purpose);
    stage.inPlay.formTokens.add(token);
    const form = { token, turn, number: numbers.typed, type: "mobile", ...stated, ...change };
    const page = registeredHttp(() => registerEnterNumber(at));
    stage.keep(await visit(page, { path: `/cases/${caseId}/number`, params: { caseId }, as, form }), isMeant);
  });

const stated = { proof: "in-person", confirm: "yes" };

/** An operator hands over a pass on its page, the next one unless said. */
export const handsOver = (
  stage: Stage,
  afterSeconds: number,
  { number: given, isMeant = true, at = stage }: PageOptions & { readonly number?: string } = {},
): Happening =>
  happens(stage, afterSeconds, async () => {
    const { caseId } = stage;
    const entries = await stage.audit.entries(caseId);
    const number = given ?? String(handOversIn(entries, stage.clock.now()).length + 1);
    const as = operatorAt(stage);
    const purpose = { form: "hand-over-pass", caseId, person: as.oid, number };
    const token = await stage.formTokens.issue(purpose);
    stage.inPlay.formTokens.add(token);
    const form = { token, number, proof: "in-person", confirm: "yes" };
    const page = registeredHttp(() => registerHandOverPass(at));
    stage.keep(await visit(page, { path: `/cases/${caseId}/pass`, params: { caseId }, as, form }), isMeant);
  });
