import { z } from "zod";
import type { Clock } from "../../ports/clock.ts";
import type { HookSource } from "../../ports/hook-sources.ts";
import { isSameText, macOf, type Secrets } from "./signatures.ts";

/** Zendesk publishes no tolerance and does not say whether it signs retries anew. */
const OLDEST_MS = 15 * 60_000;
const NEWEST_MS = 5 * 60_000;

const isoTime = z.iso.datetime({ offset: false });
const withId = z.object({ id: z.string().min(1) });

/**
 * Zendesk webhooks (https://developer.zendesk.com/documentation/webhooks/verifying/): the MAC is over timestamp and
 * body, in this order, with nothing between them; the secret is used as the text it is. The invocation id, which tells
 * a retry from a new delivery, is not signed: whoever could repeat a signed delivery within the time window could also
 * change it, and would then meet the open case of the same ticket.
 */
export function zendeskSource(name: string, secrets: Secrets, clock: Clock): HookSource {
  const keys = secrets.map((secret) => Buffer.from(secret.reveal(), "utf8"));
  return {
    name,

    verify({ headers, body }) {
      const timestamp = headers["x-zendesk-webhook-signature-timestamp"] ?? "";
      const signature = headers["x-zendesk-webhook-signature"] ?? "";
      if (!isoTime.safeParse(timestamp).success) return undefined;
      const age = clock.now().getTime() - Date.parse(timestamp);
      if (age > OLDEST_MS || age < -NEWEST_MS) return undefined;

      const isSigned = keys.some((key) => isSameText(signature, macOf(key, [timestamp, body])));
      if (!isSigned) return undefined;
      return {
        deliveryKey: headers["x-zendesk-webhook-invocation-id"] ?? idIn(body) ?? signature,
      };
    },

    unwrap: (json) => json,
  };
}

/** Events carry an id; the body of a trigger is whatever its author wrote. */
function idIn(body: Uint8Array): string | undefined {
  try {
    return withId.safeParse(JSON.parse(Buffer.from(body).toString("utf8"))).data?.id;
  } catch {
    return undefined; // no JSON, hence no id; the reader of the body says so to the sender
  }
}
