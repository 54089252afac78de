import { storedEntry, verifyChain } from "../../lib/domain/audit-chain.ts";
import type { Driven } from "./driven.ts";
import type { World } from "./world.ts";

const MOST_EVENTS = 200;
const people = /hanako|taro|jiro|sato|suzuki|tanaka|iphone|blue key|@/i;

/** What must hold after every run, however it went; empty when it does. */
export async function unsound(
  outside: Pick<World, "audit" | "caseId">,
  { instances, log }: Driven,
): Promise<string[]> {
  const entries = await outside.audit.entries(outside.caseId);
  const rows = entries.map(storedEntry);
  const kept = [...instances.values()].flatMap(({ instance, rows: history }) => [
    JSON.stringify([instance, history]),
  ]);
  const said = log.map((line) => JSON.stringify(line));
  return [
    ...verifyChain(outside.caseId, rows).map(({ at, kind, step }) => `trail ${at}: ${kind} ${step ?? ""}`),
    ...[...instances].flatMap(([id, { rows: history }]) =>
      history.length < MOST_EVENTS ? [] : [`${id} has ${history.length} events`],
    ),
    ...[...kept, ...said, ...rows.map(({ record }) => record)].flatMap((text) => people.exec(text) ?? []),
    ...said.filter((line, at) => said.indexOf(line) !== at).map((line) => `said twice: ${line}`),
  ];
}
