import { proofKind, type ProofKind } from "../lib/domain/policy.ts";
import type { ProofProblem } from "../lib/web/components/proof-fields.tsx";

/** What somebody states in a form about how they checked the person. */
export interface SentProof {
  /** Null: none was chosen. */
  readonly proof: ProofKind | null;
  /** Something was sent for it, be it a kind of proof or not. */
  readonly isProofStated: boolean;
  readonly isConfirmed: boolean;
}

export const sentProof = (fields: URLSearchParams): SentProof => ({
  proof: proofKind.safeParse(fields.get("proof")).data ?? null,
  isProofStated: (fields.get("proof") ?? "") !== "",
  isConfirmed: fields.get("confirm") === "yes",
});

/** In the order of the fields. */
export function proofProblems(
  { proof, isConfirmed }: SentProof,
  allowed: readonly ProofKind[],
): ProofProblem[] {
  const isAllowed = proof !== null && allowed.includes(proof);
  return [...(isAllowed ? [] : ["proof" as const]), ...(isConfirmed ? [] : ["confirm" as const])];
}
