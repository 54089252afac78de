import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { numberEntered } from "../../orchestrations/runbooks/await-number.ts";
import { passClaimed } from "../../orchestrations/runbooks/await-pick-up.ts";
import { approvalDecided } from "../../orchestrations/runbooks/ask-approval.ts";
import type { Contract } from "../../orchestrations/kit/contract.ts";
import { activities, runbooks } from "../../functions/register-runbooks.ts";

const filesIn = (folder: string, end: string): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(end))
    .map((file) => join(folder, file));

const folders = ["orchestrations/activities", "orchestrations/kit"];
const contracts = folders.flatMap((folder) => filesIn(folder, ".contract.ts"));
const effects = folders.flatMap((folder) => filesIn(folder, ".activity.ts"));
const books = filesIn("orchestrations/runbooks", ".ts");

async function contractIn(file: string): Promise<Contract<unknown, unknown>> {
  const exported: unknown[] = Object.values((await import(`../../${file}`)) as object);
  expect(exported).toHaveLength(1);
  return exported[0] as Contract<unknown, unknown>;
}

test("there is something to look at", () => {
  expect([contracts.length > 10, effects.length > 10, books.length > 3]).toEqual([true, true, true]);
});

test.each(contracts)("the contract in %s has the name of its file", async (file) => {
  expect((await contractIn(file)).name).toBe(basename(file, ".contract.ts"));
});

test("each contract has one activity, and each activity its contract", () => {
  const named = (files: readonly string[], end: string) => files.map((file) => file.replace(end, "")).sort();
  expect(named(effects, ".activity.ts")).toEqual(named(contracts, ".contract.ts"));
  expect(activities.map(({ name }) => name).sort()).toEqual(
    effects.map((file) => basename(file, ".activity.ts")).sort(),
  );
});

test("each runbook has the name of its file", () => {
  const files = [...books, "orchestrations/kit/keep-trying.ts"];
  expect(runbooks.map(({ name }) => name).sort()).toEqual(files.map((file) => basename(file, ".ts")).sort());
});

test("no two functions of the app have one name, and a host takes each of them", () => {
  const names = [...activities, ...runbooks].map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))).toEqual([]);
});

test("a step's patience is between ten minutes and six days", async () => {
  const patience = await Promise.all(contracts.map(async (file) => (await contractIn(file)).patienceSeconds));
  expect(Math.min(...patience)).toBeGreaterThanOrEqual(600);
  expect(Math.max(...patience)).toBeLessThan(6 * 86_400);
});

test("each event is waited for by one runbook under one name, and nothing is continued as new", () => {
  const text = [...books, ...filesIn("orchestrations/kit", ".ts")].map((file) => readFileSync(file, "utf8"));
  expect(text.filter((source) => source.includes("continueAsNew"))).toEqual([]);
  expect(text.filter((source) => source.includes("waitForExternalEvent"))).toHaveLength(1);
  expect(text.filter((source) => /yield\* answerUntil/.test(source))).toHaveLength(3);
  expect([approvalDecided, passClaimed, numberEntered]).toEqual([
    ...["approval-decided", "pass-claimed", "number-entered"],
  ]);
});

test("a runbook stays shorter than sixty lines", () => {
  const lengths = books.map((file) => [file, readFileSync(file, "utf8").split("\n").length - 1] as const);
  expect(lengths.filter(([, length]) => length >= 60)).toEqual([]);
});

test("the comments in a runbook's body repeat the numbers of its header, in order", () => {
  for (const file of books) {
    const [header = "", body = ""] = readFileSync(file, "utf8").split("*/\nimport");
    const stated = [...header.matchAll(/^ \* (\d)\. /gm)].map(([, number]) => number);
    const carried = [...body.matchAll(/^ *\/\/ (\d)\. /gm)].map(([, number]) => number);
    expect([file, stated.length > 0, carried]).toEqual([file, true, stated]);
  }
});
