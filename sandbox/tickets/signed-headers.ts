import { createHash, createHmac } from "node:crypto";
import type { Source } from "./source.ts";

export interface Delivery {
  readonly id: string;
  /** Zendesk: ISO 8601; Standard Webhooks: seconds since 1970. */
  readonly timestamp: string;
  readonly body: string;
}

/** The headers a delivery carries, signed over the body as it goes out. */
export function signedHeaders(source: Source, { id, timestamp, body }: Delivery): Record<string, string> {
  switch (source.scheme) {
    case "zendesk":
      // https://developer.zendesk.com/documentation/webhooks/verifying/: base64(HMAC-SHA256(secret, timestamp + body)).
      return {
        "content-type": "application/json",
        "x-zendesk-webhook-signature": hmac(source.secret, timestamp + body),
        "x-zendesk-webhook-signature-timestamp": timestamp,
        "x-zendesk-webhook-id": webhookIdOf(source),
        "x-zendesk-webhook-invocation-id": id,
      };
    case "standard-webhooks":
      // https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
      return {
        "content-type": "application/json",
        "webhook-id": id,
        "webhook-timestamp": timestamp,
        "webhook-signature": `v1,${hmac(keyOf(source.secret), `${id}.${timestamp}.${body}`)}`,
      };
  }
}

export function timestampNow(source: Source): string {
  const now = new Date();
  if (source.scheme === "zendesk") return now.toISOString().replace(/\.\d+Z$/, "Z");
  return `${Math.floor(now.getTime() / 1000)}`;
}

function keyOf(secret: string): Buffer {
  return Buffer.from(secret.replace(/^whsec_/, ""), "base64");
}

function hmac(key: string | Buffer, content: string): string {
  return createHmac("sha256", key).update(content).digest("base64");
}

/** The same for every delivery of one webhook. */
function webhookIdOf({ name }: Source): string {
  return createHash("sha256").update(name).digest("hex").slice(0, 26).toUpperCase();
}
