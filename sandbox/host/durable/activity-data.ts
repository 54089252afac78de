/** The data forms of activities, as the extension and the worker make them of an action and of an answer. */
import type { RpcTypedData } from "../core-api.ts";

export interface ActivityInput {
  readonly data: RpcTypedData;
  readonly metadata: Readonly<Record<string, RpcTypedData>>;
}

/** `json` is the action's member: a string in it is JSON already. Absent and null reach the handler as undefined. */
export function activityInput(json: string | undefined): ActivityInput {
  const value: unknown = json === undefined ? null : JSON.parse(json);
  if (json === undefined || value === null) return { data: {}, metadata: {} };
  const members = typeof value === "object" && !Array.isArray(value) ? Object.entries(value) : [];
  return {
    data: { string: asText(value) },
    metadata: {
      ...Object.fromEntries(
        members.filter(([, member]) => member !== null).map(([name, member]) => [name, asMetadata(member)]),
      ),
      data: { json },
    },
  };
}

/** .NET writes booleans as True and False, so a bare boolean reaches the handler as text. */
function asText(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "True" : "False";
  return JSON.stringify(value);
}

const asMetadata = (member: unknown): RpcTypedData =>
  typeof member === "object" ? { json: JSON.stringify(member) } : { string: asText(member) };

/** The JSON text that the history keeps of what an activity returned. */
export function activityResult(value: RpcTypedData | undefined): string {
  if (value?.string !== undefined) return JSON.stringify(value.string);
  if (value?.json !== undefined) return value.json;
  if (value?.bytes !== undefined) return JSON.stringify(Buffer.from(value.bytes).toString("base64"));
  const number = value?.int ?? value?.double;
  if (number === undefined) return "null";
  return JSON.stringify(Number.isFinite(number) ? number : String(number));
}
