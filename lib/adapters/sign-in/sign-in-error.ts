import { AuthorizationResponseError, ClientError, ResponseBodyError } from "openid-client";
import { TransientError } from "../../domain/errors.ts";

/** What the person, or whoever forged the answer, is to blame for; nothing that trying again would help. */
const refusedCodes = [
  "OAUTH_INVALID_RESPONSE",
  "OAUTH_JWT_CLAIM_COMPARISON_FAILED",
  "OAUTH_JWT_TIMESTAMP_CHECK_FAILED",
  "OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED",
  "OAUTH_KEY_SELECTION_FAILED",
];

/**
 * Undefined: the sign-in was refused, or what came back is not what was asked for. An issuer that cannot be reached is a
 * TransientError; one that does not accept this app is an error for its administrator.
 */
export async function askedAnswer<Answer>(answer: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof AuthorizationResponseError) return undefined;
    if (error instanceof ResponseBodyError && error.error === "invalid_grant") return undefined;
    if (error instanceof ClientError && refusedCodes.includes(error.code ?? "")) return undefined;
    if (error instanceof ResponseBodyError && error.status < 500) throw error;
    return asTransient(error);
  }
}

/** The issuer answers strangely or not at all; the cause says how. */
export function asTransient(cause: unknown): never {
  throw new TransientError("the sign-in service does not answer as it should", { cause });
}
