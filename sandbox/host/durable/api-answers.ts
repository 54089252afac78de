import type { DurableApiResponse } from "../core-api.ts";

export const json = (
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): DurableApiResponse => ({
  status,
  headers: { "Content-Type": "application/json; charset=utf-8", ...headers },
  body: JSON.stringify(body),
});

/** The form in which the extension says why it refuses. */
export const message = (status: number, text: string): DurableApiResponse => json(status, { Message: text });

export const none = (status: number): DurableApiResponse => ({ status, headers: {}, body: "" });
