import type { HttpRequest } from "@azure/functions";
import { phoneNumberProblem, phoneType, typedNumber, type PhoneType } from "../lib/domain/phone-number.ts";
import { Secret } from "../lib/domain/secret.ts";
import type { NumberProblem } from "../lib/web/components/number-form.tsx";
import { readForm } from "./read-form.ts";

export interface SentNumber {
  readonly token: string;
  readonly turn: number;
  /** Null: none was chosen. */
  readonly type: PhoneType | null;
  readonly number: Secret;
}

/** What was sent; whatever is missing comes out as missing fields, which change nothing. */
export async function readNumber(request: HttpRequest): Promise<SentNumber> {
  const fields = await readForm(request);
  return {
    token: fields.get("token") ?? "",
    turn: Number(fields.get("turn")),
    type: phoneType.safeParse(fields.get("type")).data ?? null,
    number: new Secret(typedNumber(fields.get("number") ?? "")),
  };
}

/** The first field at fault, in the order of the fields. */
export const problemIn = ({ number, type }: SentNumber): NumberProblem | null =>
  phoneNumberProblem(number.reveal()) ?? (type === null ? "type" : null);
