/** From the approval to all methods gone and proven: the product beside other ways to do it, in turn, on one sandbox. */
import { z } from "zod";
import type { ShownCase } from "../../sandbox/people/watch-case.ts";
import type { Sandbox } from "../../sandbox/start-sandbox.ts";
import { playWholeCase } from "./play-whole-case.ts";
import { removeOneByOne, sdkAsk, type Ask } from "./sequential-script.ts";
import { spread } from "./spread.ts";

const product = "this product";
const sdkScript = "script on the SDK";

/** Each takes a person of its own and resolves to the seconds it took. */
export type Ways = ReadonlyMap<string, (name: string) => Promise<number>>;

export async function waysOn(sandbox: Sandbox, gapSeconds: number, cli?: Ask): Promise<Ways> {
  const { tenant } = sandbox;
  const idOf = (name: string): string =>
    tenant.tenantState().people.find(({ displayName }) => displayName === name)?.id ?? "";
  const one = (ask: Ask) => async (name: string) => {
    const began = performance.now();
    await removeOneByOne(ask, idOf(name), gapSeconds);
    return (performance.now() - began) / 1000;
  };
  const ways = new Map([
    [sdkScript, one(sdkAsk(tenant.url, await tokenOf(tenant)))],
    [product, async (name: string) => secondsToProof((await playWholeCase(sandbox, name)).shown)],
  ]);
  return cli ? ways.set("CLI for Microsoft 365", one(cli)) : ways;
}

/** By the trail: from the decision to the end of the step that proves. */
function secondsToProof({ timeline, steps }: ShownCase): number {
  const proof = steps.find(({ name }) => name === "check-methods-gone");
  if (proof?.status !== "verified") throw new Error(`the removal ended as ${proof?.status ?? "nothing"}`);
  const at = (step: string, type: string): number =>
    Date.parse(timeline.find(({ record }) => record.step === step && record.type === type)?.record.at ?? "");
  return (at("check-methods-gone", "end") - at("approval-decided", "event")) / 1000;
}

/** `names`: one for each way and round. */
export async function timeRemovals(ways: Ways, names: readonly string[]): Promise<void> {
  const seconds = new Map([...ways.keys()].map((way): [string, number[]] => [way, []]));
  const left = [...names];
  while (left.length >= ways.size)
    for (const [way, remove] of ways) seconds.get(way)?.push(await remove(left.shift() ?? ""));
  const script = seconds.get(sdkScript) ?? [];
  for (const [way, took] of seconds) {
    const ratios = took.map((figure, round) => figure / (script[round] ?? NaN));
    console.log(`${way.padEnd(24)}${`${spread(took)} s`.padStart(24)}${spread(ratios).padStart(24)}`);
  }
}

async function tokenOf({ identityEndpoint, identityHeader }: Sandbox["tenant"]): Promise<string> {
  const url = `${identityEndpoint}?api-version=2019-08-01&resource=https%3A%2F%2Fgraph.microsoft.com`;
  const answer = await fetch(url, { headers: { "x-identity-header": identityHeader } });
  return z.object({ access_token: z.string() }).parse(await answer.json()).access_token;
}
