import type { Clock } from "../../ports/clock.ts";
import type { HookSource } from "../../ports/hook-sources.ts";
import { isSameText, macOf, type Secrets } from "./signatures.ts";

/** Both ways, as the reference library has it; the time is that of the attempt, so that retries are fresh. */
const toleranceMs = 300_000;

/**
 * Standard Webhooks 1.0.0, symmetric signatures
 * (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md). The id is signed and
 * stable over retries: it is the delivery key. Ids with a dot are refused, as the specification forbids them: a dot
 * would let a piece of the body pass for a part of the id. So are lone surrogates, which have no bytes to sign.
 */
export function standardWebhooksSource(name: string, secrets: Secrets, clock: Clock): HookSource {
  const keys = secrets.map((secret) => keyOf(name, secret.reveal()));
  return {
    name,

    verify({ headers, body }) {
      const id = headers["webhook-id"] ?? "";
      const timestamp = headers["webhook-timestamp"] ?? "";
      if (!/^[^.\p{Cs}]{1,256}$/u.test(id) || !/^\d{1,12}$/.test(timestamp)) return undefined;
      if (Math.abs(clock.now().getTime() - Number(timestamp) * 1000) > toleranceMs) return undefined;

      const expected = keys.map((key) => `v1,${macOf(key, [`${id}.${timestamp}.`, body])}`);
      const given = (headers["webhook-signature"] ?? "").split(" ");
      const isSigned = given.some((text) => expected.some((mac) => isSameText(text, mac)));
      return isSigned ? { deliveryKey: id } : undefined;
    },

    /** The body is `{ type, timestamp, data }`. */
    requestField: "data",

    isTicketId: () => true,
  };
}

/** `whsec_` and base64 of 24 to 64 bytes. */
function keyOf(name: string, secret: string): Uint8Array {
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  if (key.length >= 24 && key.length <= 64) return key;
  throw new Error(`HOOKS.${name}: a secret must be whsec_ and base64 of 24 to 64 bytes`);
}
