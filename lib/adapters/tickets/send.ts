import { RefusedError, TransientError } from "../../domain/errors.ts";
import { retryAfter } from "../../domain/retry-after.ts";

const deadlineMs = 15_000;

interface Message {
  readonly method: "POST" | "PUT";
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Sends JSON once. Redirects are not followed: they would carry the ticket's text and the credential elsewhere. Throws
 * TransientError when another try may help, and then the message may have been taken; RefusedError when it is final.
 */
export async function send(url: string, { method, headers, body }: Message): Promise<void> {
  let response: Response;
  try {
    response = await fetch(url, {
      method,
      headers: { "content-type": "application/json", ...headers },
      body,
      redirect: "error",
      signal: AbortSignal.timeout(deadlineMs),
    });
  } catch (error) {
    throw new TransientError("the ticket system could not be reached, or sent us elsewhere", {
      cause: error,
    });
  }
  await response.body?.cancel();
  if (!response.ok) throw failure(response);
}

function failure(response: Response): Error {
  const { status } = response;
  const message = `the ticket system answered ${status}`;
  const wait = retryAfter(response.headers.get("retry-after"), Date.now());
  switch (status) {
    case 401:
    case 403:
      return new RefusedError("ticket-system-denied", `${message}: check user, token and their rights`);
    case 404:
    case 410:
      return new RefusedError("ticket-not-found", message);
    case 400:
    case 413:
    case 415:
    case 422:
      return new RefusedError("ticket-comment-refused", message);
    case 408:
    case 409:
    case 425:
    case 429:
      return new TransientError(message, wait);
    default:
      return status >= 500 ? new TransientError(message, wait) : new Error(message);
  }
}
