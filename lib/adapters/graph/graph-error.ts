/**
 * The one place that says what Graph's refusals mean. The text of a refusal may hold names and numbers: it is looked at
 * for one word, and never passed on.
 * Codes: https://learn.microsoft.com/graph/errors, and issues of microsoft-graph-docs for the method service.
 */
import { z } from "zod";
import { RefusedError, TransientError } from "../../domain/errors.ts";
import { retryAfter } from "../../domain/retry-after.ts";
import { NothingDoneError } from "./nothing-done-error.ts";

const noCode = "no code";
const code = z.string().regex(/^[A-Za-z0-9_.-]{1,80}$/);
const refusal = z.object({ error: z.object({ code: code.catch(noCode), message: z.string().catch("") }) });
/** The method service sometimes puts an error of its own into the text, as JSON, under `UnknownError`. */
const innerError = z.object({ ErrorCode: code });

/** By name and not by class, since a failure of `fetch` is a class of the platform's own. */
const failure = z
  .object({ name: z.string(), cause: z.unknown().optional() })
  .catch({ name: "nothing known" });

export interface GraphRefusal {
  readonly status: number;
  readonly headers: Headers;
  /** As received; a proxy's answer is no JSON. */
  readonly body: string;
}

/**
 * What a refusal of one call means where it means more than of others, as a code; undefined: no more. The text is to be
 * looked at for words, since codes are generic, and to be kept.
 */
export type Meaning = (refusal: {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}) => string | undefined;

/** What to throw for an answer that is no success. An answer Graph is not known to give is a bug, hence a plain Error. */
export function graphError(what: string, { status, headers, body }: GraphRefusal, meaning?: Meaning): Error {
  const { code, message } = refusalOf(body);
  const said = `Graph refused to ${what}: ${status} ${code}, request-id ${headers.get("request-id") ?? "none"}`;
  const special = meaning?.({ status, code, message });
  if (special !== undefined) return new RefusedError(special, said);
  switch (status) {
    case 400:
      return new RefusedError(isAboutDefault(code, message) ? "default-method" : "bad-request", said);
    case 403:
      return new RefusedError("directory-forbidden", said);
    case 404:
      return isAbsence(code) ? new RefusedError("not-found", said) : new Error(said);
    case 401: // the token ended on the way: the next try asks for one again
    case 409: // somebody else is at it
    case 412:
    case 423:
    case 429:
      return new NothingDoneError(said, wait(headers));
    case 408:
    case 500:
    case 502:
    case 503:
    case 504:
      return new TransientError(said, wait(headers));
    default:
      return status >= 500 ? new TransientError(said, wait(headers)) : new Error(said);
  }
}

/** What to throw when no answer came, or half of one. `TypeError` with a cause is how `fetch` reports the network. */
export function transportError(error: unknown, call: string): Error {
  const { name, cause } = failure.parse(error);
  if (name === "TimeoutError" || name === "AbortError")
    return new TransientError(`Graph did not answer in time: ${call}`, { cause: error });
  if (name === "TypeError" && cause !== undefined)
    return new TransientError(`Graph could not be reached: ${call}`, { cause: error });
  return new Error(`the call to Graph failed: ${call}`, { cause: error });
}

function refusalOf(body: string): { code: string; message: string } {
  const parsed = refusal.safeParse(jsonIn(body));
  const { code, message } = parsed.success ? parsed.data.error : { code: noCode, message: "" };
  const inner = code === "UnknownError" ? innerError.safeParse(jsonIn(message)) : undefined;
  return { code: inner?.success ? inner.data.ErrorCode : code, message };
}

/** Undefined where the text is no JSON. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `badRequest` is generic, so the text decides (microsoft-graph-docs#14470, #18091): a hint, never a proof. */
const isAboutDefault = (code: string, message: string): boolean =>
  code.toLowerCase() === "badrequest" && /\bdefault\b/i.test(message);

/** Without a code it was not Graph that answered; `UnknownError` is a wrong path (msgraph-sdk-powershell#937). */
const isAbsence = (code: string): boolean => code !== noCode && code !== "UnknownError";

/** Not every service behind Graph says how long to wait. */
const wait = (headers: Headers): { retryAfterSeconds?: number } =>
  retryAfter(headers.get("retry-after"), Date.now());
