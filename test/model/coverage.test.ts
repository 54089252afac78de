/** What the product knows is in the model, too. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { endingCodes } from "../../lib/domain/refusal-code.ts";
import { situation } from "../../lib/domain/situation.ts";
import type { Row } from "./row.ts";
import { tables } from "./rows/tables.ts";
import { situations } from "./rules/situations.ts";

const fewestTenants = 8;

const rows: readonly Row[] = Object.values(tables).flat();

test.each(situation.options)(
  "%s is played in tenants enough, and is in the faults and the generated ones",
  (name) => {
    const played = rows.filter((row) => row.situation === name);
    expect(played.length).toBeGreaterThanOrEqual(fewestTenants);
    expect(Object.keys(situations)).toContain(name);
  },
);

test("the model plays nothing that the product does not know", () => {
  expect(Object.keys(situations).filter((name) => !situation.safeParse(name).success)).toEqual([]);
});

/** Ends that no row can bring about, with the reason, or where else they are seen. */
const elsewhere: Readonly<Record<string, string>> = {
  "case-ended":
    "what runs ends a case itself, so that only a second run of it could meet this: still-allowed.test.ts",
  "not-approved":
    "no runbook goes on without an approval, so that only a forged run meets this: remove-method.test.ts",
  "subject-objects":
    "no row has the subject at the page for it: objection.test.ts, object-to-case.http.test.ts",
  "default-method":
    "ends the part of a case that follows a default, and the case goes on: follow-default.test.ts",
  "second-approver-unread":
    "no tenant tells of some people and refuses others: stolen-phone.test.ts, read-manager.test.ts",
  "not-picked-up": "ends the part of a case that waits, and the case goes on: way-back.test.ts",
  "no-strong-method": "ends the part of a case that waits, and the case goes on: way-back.test.ts",
};

const runbooks = join(__dirname, "../../orchestrations/runbooks");

/** The codes that are meant to, and those that runbooks stop with. */
const canEnd = new Set<string>([
  ...endingCodes,
  ...readdirSync(runbooks, { encoding: "utf8", recursive: true })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => readFileSync(join(runbooks, file), "utf8"))
    .flatMap((text) => [...text.matchAll(/\bstopped\("([a-z-]+)"\)/g)].map(([, code = ""]) => code)),
]);

test("each code that can end a case ends one in a row", () => {
  const ends = rows.map(({ ends: said }) => said.split(" ").at(1) ?? "");
  const missing = [...canEnd].filter((code) => !ends.includes(code) && !(code in elsewhere));
  expect(missing).toEqual([]);
  expect(Object.keys(elsewhere).filter((code) => ends.includes(code) || !canEnd.has(code))).toEqual([]);
});
