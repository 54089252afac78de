import type { HttpRequest } from "@azure/functions";
import { proofKind, type ProofKind } from "../lib/domain/policy.ts";
import type { HandOverProblem } from "../lib/web/components/hand-over-form.tsx";
import { readForm } from "./read-form.ts";

export interface SentHandOver {
  readonly token: string;
  readonly number: number;
  /** Null: none was chosen. */
  readonly proof: ProofKind | null;
  /** Something was sent for it, be it a kind of proof or not. */
  readonly isProofStated: boolean;
  readonly isConfirmed: boolean;
}

/** What was sent; whatever is missing comes out as missing fields, which hand over nothing. */
export async function readHandOver(request: HttpRequest): Promise<SentHandOver> {
  const fields = await readForm(request);
  return {
    token: fields.get("token") ?? "",
    number: Number(fields.get("number")),
    proof: proofKind.safeParse(fields.get("proof")).data ?? null,
    isProofStated: (fields.get("proof") ?? "") !== "",
    isConfirmed: fields.get("confirm") === "yes",
  };
}

/** In the order of the fields. */
export function problemsIn(
  { proof, isConfirmed }: SentHandOver,
  allowed: readonly ProofKind[],
): HandOverProblem[] {
  const isAllowed = proof !== null && allowed.includes(proof);
  return [...(isAllowed ? [] : ["proof" as const]), ...(isConfirmed ? [] : ["confirm" as const])];
}
