import type { HttpRequest } from "@azure/functions";
import { phoneNumberProblem, phoneType, typedNumber, type PhoneType } from "../lib/domain/phone-number.ts";
import type { ProofKind } from "../lib/domain/policy.ts";
import { Secret } from "../lib/domain/secret.ts";
import type { NumberProblem } from "../lib/web/components/number-form.tsx";
import { readForm } from "./read-form.ts";
import { proofProblems, sentProof, type SentProof } from "./sent-proof.ts";

export interface SentNumber extends SentProof {
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
    ...sentProof(fields),
    token: fields.get("token") ?? "",
    turn: Number(fields.get("turn")),
    type: phoneType.safeParse(fields.get("type")).data ?? null,
    number: new Secret(typedNumber(fields.get("number") ?? "")),
  };
}

/** The first field at fault, in the order of the fields. */
export const problemIn = (sent: SentNumber, proofs: readonly ProofKind[]): NumberProblem | null =>
  phoneNumberProblem(sent.number.reveal()) ??
  (sent.type === null ? "type" : (proofProblems(sent, proofs)[0] ?? null));
