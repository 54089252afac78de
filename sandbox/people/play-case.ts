/** The people's side of a case, from the ticket to its end. */
import { approvalLinks, decide } from "./approver.ts";
import { sendTicket } from "./help-desk.ts";
import { enterNumber } from "./number-desk.ts";
import { isOver, isUnreachable, watchCase, type ShownCase, type TimelineRecord } from "./watch-case.ts";

interface Person {
  readonly id: string;
  readonly userPrincipalName: string;
}

export interface Cast {
  readonly subject: Person;
  readonly manager: Person;
  /** Whom the policy names where two have to agree. */
  readonly second?: Person;
  /** Who opens the ticket. */
  readonly operator: Person;
  /** An operator who did not ask for it. */
  readonly colleague: Person;
  readonly situation: string;
  readonly tokenSerial?: string | undefined;
  /** What the colleague types where the case asks for a phone number. */
  readonly number?: string | undefined;
}

interface Places {
  readonly appUrl: string;
  readonly mailboxUrl: string;
  readonly ticketsUrl: string;
  readonly functionKey: () => string;
}

/** Sends the ticket, has everybody approve who is asked as soon as the mail is there, and watches until the case is over. */
export async function playCase(
  places: Places,
  { subject, manager, second, operator, colleague, situation, tokenSerial, number }: Cast,
  says: {
    onRecord?: (record: TimelineRecord, shown: ShownCase) => void;
    onMail?: (path: string, person: Person) => void;
    onNumberEntered?: (person: Person) => void;
  } = {},
): Promise<ShownCase> {
  const { caseId } = await sendTicket(places.ticketsUrl, {
    ticket: "5158",
    situation,
    subject: subject.userPrincipalName,
    requester: operator.userPrincipalName,
    tokenSerial,
  });
  const answered = new Set<string>();
  let isEntered = false;
  const approvers = second ? [manager, second] : [manager];
  return watchCase(
    places,
    caseId,
    async (shown) => {
      for (const person of approvers) {
        const links = await approvalLinks(places.mailboxUrl, person.userPrincipalName);
        const link = links.find((one) => !answered.has(one));
        if (!link) continue;
        says.onMail?.(`${new URL(link).pathname.slice(0, 16)}…`, person);
        if (await isDecided(link, person.id)) answered.add(link);
      }
      if (number !== undefined && !isEntered && wantsNumber(shown)) {
        await enterNumber(places.appUrl, caseId, colleague.id, number);
        isEntered = true;
        says.onNumberEntered?.(colleague);
      }
      return isOver(shown);
    },
    says.onRecord ? { onRecord: says.onRecord } : {},
  );
}

const wantsNumber = ({ timeline }: ShownCase): boolean =>
  timeline.some(({ record: { key, type } }) => type === "end" && key?.endsWith(":number-wanted"));

/** False: the app was not there; the manager opens the link again. A second try may find the first one recorded. */
async function isDecided(link: string, person: string): Promise<boolean> {
  try {
    await decide(link, person, "approved", "I have spoken to them in person.");
    return true;
  } catch (error) {
    if (isUnreachable(error)) return false;
    throw error;
  }
}
