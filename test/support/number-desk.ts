/** What somebody does at the page where a phone number is entered, and what came of it. */
import { registerEnterNumber } from "../../functions/enter-number.http.ts";
import { decisionEntry } from "../../lib/domain/decision-entry.ts";
import { approvedIn } from "./approved-in.ts";
import { subject } from "./builders.ts";
import { pagesOver, people, visit, type Sent } from "./console.ts";
import { refusedAttemptsIn } from "./refused-attempts-in.ts";
import { registeredHttp } from "./registered.ts";
import { runActivity } from "./run-activity.ts";
import { world } from "./world.ts";

export const typedHere = "+81 8099999999";

/** Approved and checked again: the case waits for a number to be entered. */
export async function aNumberDesk() {
  const outside = world({ request: { situation: "number-change" } });
  const { approvals, audit, caseId, clock } = outside;
  const approval = await approvedIn(outside);
  const decision = await approvals.decision(approval);
  const entry = decision && decisionEntry(approval, decision);
  if (entry) await audit.append(entry);
  const key = `${caseId}:recheck-case:${subject}`;
  await runActivity(outside, "recheck-case", { caseId, key, subject, factsHash: approval.factsHash });
  const under = { ...outside, ...pagesOver(outside) };
  const operator = () => ({ ...people.operator, signedInAt: clock.now().toISOString() });
  return {
    ...under,
    operator,
    send: (sent: Partial<Sent> = {}) =>
      visit(
        registeredHttp(() => registerEnterNumber(under)),
        { path: `/cases/${caseId}/number?lang=en`, params: { caseId }, as: operator(), ...sent },
      ),
    /** Filled in as it should be, by the operator. */
    form: async (change: Record<string, string> = {}) => {
      const number = change["turn"] ?? "1";
      const purpose = { form: "enter-number", caseId, person: people.operator.oid, number };
      const token = await under.formTokens.issue(purpose);
      return {
        token,
        turn: number,
        number: typedHere,
        type: "mobile",
        proof: "in-person",
        confirm: "yes",
        ...change,
      };
    },
    refusedAttempts: () => refusedAttemptsIn(under),
    frames: async () =>
      (await audit.entries(caseId)).map(({ record }) => record).filter(({ step }) => step === "enter-number"),
  };
}
