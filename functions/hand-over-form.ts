import type { HttpRequest } from "@azure/functions";
import { readForm } from "./read-form.ts";
import { sentProof, type SentProof } from "./sent-proof.ts";

export interface SentHandOver extends SentProof {
  readonly token: string;
  readonly number: number;
}

/** What was sent; whatever is missing comes out as missing fields, which hand over nothing. */
export async function readHandOver(request: HttpRequest): Promise<SentHandOver> {
  const fields = await readForm(request);
  return {
    ...sentProof(fields),
    token: fields.get("token") ?? "",
    number: Number(fields.get("number")),
  };
}
