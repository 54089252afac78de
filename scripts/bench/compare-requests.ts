import { setTimeout as sleep } from "node:timers/promises";
import type { Sandbox } from "../../sandbox/start-sandbox.ts";
import { total, type Counts } from "./graph-requests.ts";
import { leastRequests, reasons } from "./least-requests.ts";
import { playWholeCase } from "./play-whole-case.ts";

/**
 * The audit log is served five times in ten seconds (https://learn.microsoft.com/graph/throttling-limits): no case is to
 * be put off for what the one before has read.
 */
const reportsWindowMs = 10_000;

/** Plays the case of each, one after the other, and prints its requests; resolves to the worst ratio to the fewest. */
export async function compareRequests(
  sandbox: Sandbox,
  names: readonly string[],
  methods: readonly number[],
): Promise<number> {
  const cases: { requests: Counts; least: Counts }[] = [];
  for (const [at, name] of names.entries()) {
    if (at > 0) await sleep(reportsWindowMs);
    const { shown, requests } = await playWholeCase(sandbox, name);
    if (shown.status !== "seen-in-audit") throw new Error(`${name}'s case ended as ${shown.status}`);
    cases.push({ requests, least: leastRequests(methods[at] ?? 0) });
  }
  const line = (title: string, cell: (one: (typeof cases)[number]) => string, why = ""): void =>
    console.log(
      `${title.padEnd(31)}${cases.map((one) => cell(one).padStart(8)).join("")}   ${why}`.trimEnd(),
    );
  console.log("Graph requests of a lost phone's case, product/fewest, by how many methods are removed");
  line("", ({ least }) => String(least["delete a method"]));
  for (const { purpose, because } of reasons)
    line(purpose, ({ requests, least }) => `${requests[purpose]}/${least[purpose]}`, because);
  line("in all", ({ requests, least }) => `${total(requests)}/${total(least)}`);
  line("times the fewest", (one) => ratioOf(one).toFixed(2));
  return Math.max(...cases.map(ratioOf));
}

const ratioOf = ({ requests, least }: { requests: Counts; least: Counts }): number =>
  total(requests) / total(least);
