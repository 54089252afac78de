/** What may go wrong between the app and Graph in the worst way: errors that repeat what was asked and what is so. */
import type { Asked, Through } from "../support/graph-proxy.ts";

type Chosen = (asked: Asked) => boolean;

export const to =
  (method: string, path: RegExp): Chosen =>
  (asked) =>
    asked.method === method && path.test(asked.path);

/** Each in its turn is refused with one of the statuses, and `texts` holds what the refusals repeated; then they pass. */
export function refusing(
  chosen: Chosen,
  statuses: readonly number[],
  { isDone = false } = {},
): { readonly through: Through; readonly texts: readonly string[] } {
  const left = [...statuses];
  const texts: string[] = [];
  return {
    texts,
    through: async (asked, pass) => {
      const status = chosen(asked) ? left.shift() : undefined;
      if (status === undefined) return pass();
      const answered = isDone ? await pass() : undefined;
      const text = [asked.path, asked.body, answered?.body].join(" ");
      texts.push(text);
      const error = { code: "badRequest", message: text, innerError: { message: text } };
      const headers = { "content-type": "application/json", "retry-after": "1" };
      return { status, headers, body: JSON.stringify({ error }) };
    },
  };
}

/** The answers to the first of them never come. */
export function losing(chosen: Chosen, times = 1): Through {
  let left = times;
  return async (asked, pass) => {
    const answered = await pass();
    return chosen(asked) && left-- > 0 ? undefined : answered;
  };
}

/** Their answers come changed. */
export const changing =
  (chosen: Chosen, change: (body: string) => string): Through =>
  async (asked, pass) => {
    const answered = await pass();
    return chosen(asked) ? { ...answered, body: change(answered.body) } : answered;
  };
