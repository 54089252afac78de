/** The people's side of a case, from the ticket to its end. */
import { approvalLinks, decide, isDecided } from "./approver.ts";
import { sendTicket } from "./help-desk.ts";
import { enterNumber } from "./number-desk.ts";
import { handOver } from "./pass-desk.ts";
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
  /** The colleague hands over a pass where the case offers one. */
  readonly isPassHandedOver?: boolean;
}

interface Says {
  readonly onRecord?: (record: TimelineRecord, shown: ShownCase) => void;
  readonly onMail?: (path: string, person: Person) => void;
  readonly onNumberEntered?: (person: Person) => void;
  /** With the code of the pass, which is the subject's alone. */
  readonly onPassHandedOver?: (code: string, person: Person) => void;
}

interface Places {
  readonly appUrl: string;
  readonly mailboxUrl: string;
  readonly ticketsUrl: string;
  readonly functionKey: () => string;
}

/** Sends the ticket, has everybody approve who is asked as soon as the mail is there, and watches until the case is over. */
export async function playCase(places: Places, cast: Cast, says: Says = {}): Promise<ShownCase> {
  const { subject, manager, second, operator, situation, tokenSerial } = cast;
  const { caseId } = await sendTicket(places.ticketsUrl, {
    ticket: "5158",
    situation,
    subject: subject.userPrincipalName,
    requester: operator.userPrincipalName,
    tokenSerial,
  });
  const answered = new Set<string>();
  const atDesk = colleagueAtDesk(places, caseId, cast, says);
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
        if (await approve(link, person.id)) answered.add(link);
      }
      await atDesk(shown);
      return isOver(shown);
    },
    says.onRecord ? { onRecord: says.onRecord } : {},
  );
}

/** What the colleague does on pages of the case, each once, when the ticket has been told of it. */
function colleagueAtDesk(
  { appUrl }: Places,
  caseId: string,
  { colleague, number, isPassHandedOver = false }: Cast,
  says: Says,
): (shown: ShownCase) => Promise<void> {
  let isEntered = false;
  let isHandedOver = false;
  return async (shown) => {
    if (number !== undefined && !isEntered && isTold(shown, "number-wanted")) {
      await enterNumber(appUrl, caseId, colleague.id, number);
      isEntered = true;
      says.onNumberEntered?.(colleague);
    }
    if (isPassHandedOver && !isHandedOver && isTold(shown, "pass-ready")) {
      const { code } = await handOver(appUrl, caseId, colleague.id);
      isHandedOver = true;
      if (code !== undefined) says.onPassHandedOver?.(code, colleague);
    }
  };
}

const isTold = ({ timeline }: ShownCase, turn: string): boolean =>
  timeline.some(({ record: { key, type } }) => type === "end" && key?.endsWith(`:${turn}`));

/** False: the app was not there, or not well; the manager opens the link again. A second try may find the first one recorded. */
async function approve(link: string, person: string): Promise<boolean> {
  try {
    return isDecided(await decide(link, person, "approved", "I have spoken to them in person."));
  } catch (error) {
    if (isUnreachable(error)) return false;
    throw error;
  }
}
