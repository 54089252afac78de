import { createHmac } from "node:crypto";
import { digest } from "../../domain/digest.ts";
import { type Comment, withKey } from "./comment.ts";
import { send } from "./send.ts";

export interface CallbackSettings {
  readonly url: string;
  readonly token: { reveal(): string };
}

/**
 * An event to a receiver of our user's own, signed by Standard Webhooks 1.0.0 with the secret `whsec_…`
 * (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md). Its id is made of the
 * key, so that a repeat carries the same one and the receiver can drop it.
 */
export async function callback(settings: CallbackSettings, comment: Comment, now: Date): Promise<void> {
  const { id, key, news } = comment;
  const messageId = `msg_${digest("mfa-callback/v1", key).slice(0, 32)}`;
  const seconds = Math.floor(now.getTime() / 1000);
  const body = JSON.stringify({
    type: `case.${news.turn}`,
    timestamp: now.toISOString(),
    data: {
      ticket: { id },
      caseId: news.record.caseId,
      key,
      link: news.link,
      code: news.code,
      text: withKey(comment),
    },
  });
  const secret = Buffer.from(settings.token.reveal().replace(/^whsec_/, ""), "base64");
  const mac = createHmac("sha256", secret).update(`${messageId}.${seconds}.${body}`).digest("base64");
  await send(settings.url, {
    method: "POST",
    headers: {
      "webhook-id": messageId,
      "webhook-timestamp": String(seconds),
      "webhook-signature": `v1,${mac}`,
    },
    body,
  });
}
