/** What an approver does at the approval page, and what came of it. */
import { registerDecideApproval } from "../../functions/decide-approval.http.ts";
import { people, visit, type ConsoleUnderTest, type Sent } from "./console.ts";
import { registeredHttp } from "./registered.ts";

type Verdict = "approved" | "denied" | "attack";

export function approvalDesk(under: ConsoleUnderTest) {
  const { approver } = people;
  const { approvalId } = under.approval;
  const tokenFor = (verdict: Verdict, change: { approvalId?: string; factsHash?: string } = {}) => {
    const { factsHash } = under.approval;
    return under.formTokens.issue({ approvalId, factsHash, person: approver.oid, verdict, ...change });
  };
  return {
    tokenFor,
    send: (sent: Partial<Sent> = {}) =>
      visit(
        registeredHttp(() => registerDecideApproval(under)),
        {
          path: `/approvals/${approvalId}?lang=en`,
          params: { approvalId },
          as: { ...approver, signedInAt: under.clock.now().toISOString() },
          ...sent,
        },
      ),
    /** Filled in as it should be. */
    form: async (verdict: Verdict = "approved", change: Record<string, string> = {}) => ({
      ...{ verdict, token: await tokenFor(verdict), reason: "I called her", confirm: "yes" },
      ...change,
    }),
    decided: () => under.approvals.decision(under.approval),
    events: async () => (await under.trail()).filter(({ record }) => record.type === "event"),
  };
}
