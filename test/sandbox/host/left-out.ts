import { z } from "zod";
import leftOut from "../../../sandbox/host/left-out.json" with { type: "json" };
import { differences, type Exchange, recordedExchanges } from "./conformance.ts";

const areaSchema = z.object({
  exchanges: z.array(z.object({ reason: z.string().min(10), exchanges: z.array(z.string()) })),
});

/** The functions that the local host refuses to start with, for `leaveOut`. */
export const refusedFunctions = `^(${leftOut.functions.map(({ names }) => names).join("|")})$`;

/** Where a topic differs from the recording against the list, and where the list names what does not differ. */
export function judge(
  area: "http" | "queue" | "timer" | "durable",
  topic: string,
  played: readonly Exchange[] | undefined,
): { unexpected: Record<string, readonly string[]>; noLongerDiffering: string[] } {
  if (!played) throw new Error(`the topic ${topic} was not played`);
  const prefix = `${topic} / `;
  const listed = areaSchema
    .parse(leftOut[area])
    .exchanges.flatMap(({ exchanges }) => exchanges)
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length));
  const found = differences(recordedExchanges(topic), played);
  return {
    unexpected: Object.fromEntries([...found].filter(([name]) => !listed.includes(name))),
    noLongerDiffering: listed.filter((name) => !found.has(name)),
  };
}
