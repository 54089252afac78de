/** The people's side of a lost phone, from the ticket to the closed case. */
import { approvalLinks, decide } from "./approver.ts";
import { sendTicket } from "./help-desk.ts";
import { isOver, watchCase, type ShownCase, type TimelineRecord } from "./watch-case.ts";

interface Person {
  readonly id: string;
  readonly userPrincipalName: string;
}

export interface Cast {
  readonly subject: Person;
  readonly manager: Person;
  readonly operator: Person;
}

interface Places {
  readonly appUrl: string;
  readonly mailboxUrl: string;
  readonly ticketsUrl: string;
  readonly functionKey: () => string;
}

/** Sends the ticket, has the manager approve as soon as the mail is there, and watches until the case is over. */
export async function runLostPhone(
  places: Places,
  { subject, manager, operator }: Cast,
  says: { onRecord?: (record: TimelineRecord) => void; onMail?: (path: string) => void } = {},
): Promise<ShownCase> {
  const { caseId } = await sendTicket(places.ticketsUrl, {
    ticket: "5158",
    subject: subject.userPrincipalName,
    requester: operator.userPrincipalName,
  });
  let isAnswered = false;
  return watchCase(
    places,
    caseId,
    async (shown) => {
      const [link] = isAnswered ? [] : await approvalLinks(places.mailboxUrl, manager.userPrincipalName);
      if (link) {
        isAnswered = true;
        says.onMail?.(`${new URL(link).pathname.slice(0, 16)}…`);
        await decide(
          link,
          manager.id,
          "approved",
          "She called me from her desk phone, and I know her voice.",
        );
      }
      return isOver(shown);
    },
    says.onRecord ? { onRecord: says.onRecord } : {},
  );
}
