/** A lost phone from the ticket to its end, with everybody doing their part as soon as people could. */
import { approvalLinks, decide } from "../../sandbox/people/approver.ts";
import { browse } from "../../sandbox/people/browse.ts";
import { sendTicket } from "../../sandbox/people/help-desk.ts";
import { isOver, watchCase, type ShownCase } from "../../sandbox/people/watch-case.ts";
import type { Sandbox } from "../../sandbox/start-sandbox.ts";
import { countByPurpose, graphRequests, type Counts } from "./graph-requests.ts";

export interface WholeCase {
  readonly shown: ShownCase;
  readonly requests: Counts;
}

/** No other case may run meanwhile: the requests are those that the tenant served from its beginning to its end. */
export async function playWholeCase(sandbox: Omit<Sandbox, "stop">, subjectName: string): Promise<WholeCase> {
  const { dir, mailboxUrl, ticketsUrl, tenant } = sandbox;
  const person = (name: string) => {
    const found = tenant.tenantState().people.find(({ displayName }) => displayName === name);
    if (!found) throw new Error(`${name} is not in the tenant`);
    return found;
  };
  const [subject, manager, operator] = [person(subjectName), person("Ken Sato"), person("Yuki Mori")];
  const served = graphRequests(dir).length;
  const asked = await approvalLinks(mailboxUrl, manager.userPrincipalName);

  const { caseId } = await sendTicket(ticketsUrl, {
    ticket: String(9000 + asked.length),
    subject: subject.userPrincipalName,
    requester: operator.userPrincipalName,
  });
  await watchCase(sandbox, caseId, async (shown) => {
    if (!isContainedFor(shown, aSecond)) return false;
    const link = (await approvalLinks(mailboxUrl, manager.userPrincipalName)).at(asked.length);
    if (link === undefined) return false;
    await deleteAppPasswords(tenant.url, subject.id, operator.id);
    await decide(link, manager.id, "approved", "I have spoken to them in person.");
    return true;
  });
  const shown = await watchCase(sandbox, caseId, isOver);
  return { shown, requests: countByPurpose(graphRequests(dir).slice(served)) };
}

/**
 * The stamp of sessions counts whole seconds: an approval that no person could give so soon would lead to a second revocation
 * which does not move it, and so to a third.
 */
const aSecond = 1_000;
const isContainedFor = ({ timeline }: ShownCase, ms: number): boolean =>
  timeline.some(
    ({ record: { step, type, at } }) =>
      step === "revoke-sessions" && type === "end" && Date.now() > Date.parse(at) + ms,
  );

/** As an administrator would, on the page of the admin centre. */
async function deleteAppPasswords(tenantUrl: string, subject: string, actor: string): Promise<void> {
  const browser = browse();
  const page = await browser.visit(`${tenantUrl}/portal/users/${subject}/per-user-mfa`);
  await browser.submit(page, { actor });
}
