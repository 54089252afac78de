import { RefusedError, TransientError } from "../../lib/domain/errors.ts";
import type { UserId } from "../../lib/domain/ids.ts";
import type { PhoneType } from "../../lib/domain/phone-number.ts";
import type { Secret } from "../../lib/domain/secret.ts";
import type { PhoneNumber, PhoneNumbers } from "../../lib/ports/phone-numbers.ts";

interface Dependencies {
  readonly phoneNumbers: PhoneNumbers;
  readonly pause: (seconds: number) => Promise<void>;
}

interface NumberToPut {
  readonly subject: UserId;
  readonly type: PhoneType;
  readonly number: Secret;
  /** The person has a number of that type, which is replaced. */
  readonly isOccupied: boolean;
}

/** Nothing of the number; `because`: why it is not proven. */
export interface NumberEvidence extends Record<string, string | number | string[]> {
  readonly phoneType: PhoneType;
  /** Of what was written; none for an answer that was lost. */
  readonly requestIds: string[];
  readonly smsSignIn: PhoneNumber["smsSignIn"];
  readonly looks: number;
}

const mostLooks = 4;
const secondsBetweenLooks = 2;

/**
 * Writes the number, and looks until the directory shows it as typed and not as a credential of its own: the directory may
 * turn SMS sign-in on by itself, and that is switched off, at the latest in the last two looks also for a mobile number that
 * they do not show. An answer that was lost is answered by looking.
 */
export async function putNumber(
  { phoneNumbers, pause }: Dependencies,
  { subject, type, number, isOccupied }: NumberToPut,
): Promise<NumberEvidence> {
  const written = isOccupied
    ? phoneNumbers.change(subject, type, number)
    : phoneNumbers.add(subject, type, number);
  const requestIds = await written.then(idOf, lost);
  for (let looks = 1; ; looks++) {
    const shown = (await phoneNumbers.list(subject).catch(unseen<PhoneNumber>)).find(
      (one) => one.type === type,
    );
    const isAsTyped = shown?.number.reveal() === number.reveal();
    // What is listed otherwise may be the number before, and says nothing of this one.
    const smsSignIn = isAsTyped ? shown.smsSignIn : "unknown";
    const seen = { phoneType: type, requestIds: [...requestIds], smsSignIn, looks };
    // Calls alone open nothing: only a mobile number can be a credential of its own.
    const isHarmless = smsSignIn === "off" || (smsSignIn === "unknown" && type !== "mobile");
    if (isAsTyped && isHarmless) return seen;
    if (isAsTyped || (type === "mobile" && looks >= mostLooks - 1))
      requestIds.push(...(await phoneNumbers.turnOffSmsSignIn(subject, type).then(idOf, unseen<string>)));
    if (looks === mostLooks)
      return { ...seen, requestIds, because: isAsTyped ? "sms-sign-in-on" : "number-not-read-back" };
    await pause(secondsBetweenLooks);
  }
}

const idOf = ({ requestId }: { readonly requestId: string }): string[] => [requestId];

/** Whether it took effect is for the looks to say; what the directory refused did not. */
function lost(error: unknown): string[] {
  const isRefused = error instanceof RefusedError && error.code !== "unreadable-answer";
  if (!isRefused && (error instanceof RefusedError || error instanceof TransientError)) return [];
  throw error;
}

/** After the number was written nothing that goes wrong means that it was not. */
function unseen<Some>(error: unknown): Some[] {
  if (error instanceof RefusedError || error instanceof TransientError) return [];
  throw error;
}
