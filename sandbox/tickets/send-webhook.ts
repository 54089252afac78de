import { randomUUID } from "node:crypto";
import { signedHeaders, timestampNow } from "./signed-headers.ts";
import type { Source } from "./source.ts";

/** Zendesk waits 12 seconds; the desk waits no longer for anybody. */
const timeoutMs = 12_000;

export interface Sent {
  readonly id: string;
  readonly timestamp: string;
  /** The hook of the application. */
  readonly deliveredTo: string;
  /** What the receiver answered, or why there was no answer. */
  readonly answer:
    | { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string }
    | { readonly failure: string };
}

/** Signs and delivers once; a ticket system's own retries are left to whoever asks again with the same id. */
export async function sendWebhook(
  source: Source,
  { id, timestamp, body }: { id?: string | undefined; timestamp?: string | undefined; body: string },
): Promise<Sent> {
  const delivery = {
    id: id ?? (source.scheme === "zendesk" ? randomUUID() : `msg_${randomUUID().replaceAll("-", "")}`),
    timestamp: timestamp ?? timestampNow(source),
    body,
  };
  const { id: sentId, timestamp: sentAt } = delivery;
  try {
    const response = await fetch(source.deliverTo, {
      method: "POST",
      headers: signedHeaders(source, delivery),
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    });
    const answer = {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    };
    return { id: sentId, timestamp: sentAt, deliveredTo: source.deliverTo, answer };
  } catch (error) {
    const reason =
      error instanceof Error ? (error.cause instanceof Error ? error.cause : error).message : String(error);
    return {
      id: sentId,
      timestamp: sentAt,
      deliveredTo: source.deliverTo,
      answer: { failure: `${source.deliverTo} gave no answer: ${reason}` },
    };
  }
}
