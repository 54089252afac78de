/** A storage queue message in the form in which the host hands it to a queue function. */
import type { DequeuedMessageItem } from "@azure/storage-queue";
import type { RpcTypedData } from "./core-api.ts";

/** The text of a message, or undefined when it is not what the encoding of host.json promises. */
export function decodeMessage(messageText: string, encoding: "base64" | "none"): string | undefined {
  if (encoding === "none") return messageText;
  const bytes = Buffer.from(messageText, "base64");
  if (bytes.toString("base64") !== messageText) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined; // bytes that are no text: the current queue extension binds them as bytes only
  }
}

/** The trigger metadata: what is known of the message, and the plain members of a JSON object as strings. */
export function messageMetadata(message: DequeuedMessageItem, text: string): Record<string, RpcTypedData> {
  return {
    QueueTrigger: { string: text },
    DequeueCount: { json: String(message.dequeueCount) },
    ExpirationTime: time(message.expiresOn),
    Id: { string: message.messageId },
    InsertionTime: time(message.insertedOn),
    NextVisibleTime: time(message.nextVisibleOn),
    PopReceipt: { string: message.popReceipt },
    ...Object.fromEntries(plainMembers(text).map(([name, value]) => [name, { string: value }])),
  };
}

const time = (date: Date): RpcTypedData => ({
  json: JSON.stringify(date.toISOString().replace(/\.\d+Z$/, "+00:00")),
});

function plainMembers(text: string): [string, string][] {
  const value = parsed(text);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([name, member]: [string, unknown]): [string, string][] => {
    if (typeof member === "boolean") return [[name, member ? "True" : "False"]];
    return typeof member === "string" || typeof member === "number" ? [[name, String(member)]] : [];
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // a message may be any text
  }
}
