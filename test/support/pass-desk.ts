/** What somebody does at the page where a pass is handed over, and what came of it. */
import { registerHandOverPass } from "../../functions/hand-over-pass.http.ts";
import { decisionEntry } from "../../lib/domain/decision-entry.ts";
import type { HandOverDependencies } from "../../orchestrations/desk/hand-over-pass.ts";
import { approvedIn } from "./approved-in.ts";
import { aMethod, subject } from "./builders.ts";
import { pagesOver, people, visit, type Sent } from "./console.ts";
import { refusedAttemptsIn } from "./refused-attempts-in.ts";
import { registeredHttp } from "./registered.ts";
import { runActivity } from "./run-activity.ts";
import { world, type World } from "./world.ts";

/** Approved, the phone's methods are gone, and the case waits for a pass to be picked up. */
export async function aPassDesk(change: Parameters<typeof world>[0] = {}) {
  const methods = [aMethod("softwareOath", { id: "token" }), aMethod("password")];
  const outside = world({ ...change, subject: { methods, ...change.subject } });
  const approval = await approvedIn(outside);
  const decision = await outside.approvals.decision(approval);
  const entry = decision && decisionEntry(approval, decision);
  if (entry) await outside.audit.append(entry);
  outside.directory.change(subject, { methods: [aMethod("password")] });
  const until = new Date(outside.clock.ms + 72 * 3_600_000).toISOString();
  const { caseId } = outside;
  const offer = { caseId, key: `${caseId}:offer-pass:${subject}`, subject, until };
  await runActivity(outside, "offer-pass", offer);
  return passDeskOf(outside);
}

function passDeskOf(outside: World) {
  const under = { ...outside, ...pagesOver(outside) };
  const { caseId, clock, formTokens } = under;
  const now = () => clock.now().toISOString();
  const operator = () => ({ ...people.operator, signedInAt: now() });
  const path = `/cases/${caseId}/pass`;
  return {
    ...under,
    operator,
    manager: () => ({ ...people.approver, signedInAt: now() }),
    send: (sent: Partial<Sent> = {}) =>
      visit(
        registeredHttp(() => registerHandOverPass(under satisfies HandOverDependencies)),
        { path: `${path}?lang=en`, params: { caseId }, as: operator(), ...sent },
      ),
    /** Filled in as it should be, by the operator unless said. */
    form: async (change: Record<string, string> = {}, person = operator()) => {
      const number = change["number"] ?? "1";
      const purpose = { form: "hand-over-pass", caseId, person: person.oid, number };
      const token = await formTokens.issue(purpose);
      return { token, number, proof: "in-person", confirm: "yes", ...change };
    },
    refusedAttempts: () => refusedAttemptsIn(under),
    frames: async () =>
      (await under.audit.entries(caseId)).filter(({ record }) => record.step === "hand-over-pass"),
  };
}
