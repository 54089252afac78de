import { z } from "zod";
import { digest } from "../../domain/digest.ts";
import type { Clock } from "../../ports/clock.ts";
import type { HookSource } from "../../ports/hook-sources.ts";
import { isSameText, macOf, type Secrets } from "./signatures.ts";

/** Zendesk publishes no tolerance and does not say whether it signs retries anew. */
const oldestMs = 15 * 60_000;
const newestMs = 5 * 60_000;

const isoTime = z.iso.datetime({ offset: false });

/**
 * Zendesk webhooks (https://developer.zendesk.com/documentation/webhooks/verifying/): the MAC is over timestamp and
 * body, in this order, with nothing between them; the secret is used as the text it is. The invocation id is not signed,
 * so whoever repeats a signed delivery could change it: the delivery key is made of what is signed. A retry that Zendesk
 * signs anew is a delivery of its own: it joins the ticket's case while that is open, and opens another one after that.
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
      if (age > oldestMs || age < -newestMs) return undefined;

      const isSigned = keys.some((key) => isSameText(signature, macOf(key, [timestamp, body])));
      return isSigned
        ? { deliveryKey: digest("mfa-zendesk-delivery/v1", { timestamp, signature }) }
        : undefined;
    },

    requestField: "",

    isTicketId: (id) => /^[1-9]\d{0,19}$/.test(id),
  };
}
