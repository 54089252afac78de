import { approvalLinks } from "../../sandbox/people/approver.ts";
import { sendTicket } from "../../sandbox/people/help-desk.ts";
import { watchCase } from "../../sandbox/people/watch-case.ts";
import { demoCast, type TestSandbox } from "./sandbox.ts";

/** The demo's lost phone, opened by a ticket, as far as the mail that asks the manager. */
export async function openDemoCase(sandbox: TestSandbox): Promise<{ caseId: string; link: string }> {
  const { subject, manager, operator } = demoCast(sandbox);
  const { caseId } = await sendTicket(sandbox.ticketsUrl, {
    ticket: "9001",
    subject: subject.userPrincipalName,
    requester: operator.userPrincipalName,
  });
  let link = "";
  await watchCase(sandbox, caseId, async () => {
    [link = ""] = await approvalLinks(sandbox.mailboxUrl, manager.userPrincipalName);
    return link !== "";
  });
  return { caseId, link };
}
