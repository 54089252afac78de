/** What the deployed bundle registers, role by role: a name that is missing would leave a real host waiting for ever. */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { startAzurite } from "../support/azurite.ts";
import { buildApp } from "../support/build-app.ts";

const root = join(__dirname, "../..");
const listed = z.array(
  z.object({
    name: z.string(),
    type: z.string(),
    authLevel: z.string().nullable(),
    route: z.string().nullable(),
  }),
);
const example = z
  .object({ Values: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(root, "local.settings.json.example"), "utf8"))).Values;
const key = `k:${Buffer.alloc(32, 1).toString("base64")}`;

function registered(roles: string, settings: Readonly<Record<string, string>> = {}) {
  const text = execFileSync(process.execPath, [join(root, "test/support/list-functions.ts")], {
    cwd: root,
    encoding: "utf8",
    env: {
      ...Object.fromEntries(Object.entries(example).filter(([, value]) => value !== "")),
      PATH: process.env["PATH"],
      AzureWebJobsStorage: storage.connectionString,
      APP_ROLES: roles,
      SESSION_KEYS: key,
      FORM_KEYS: key,
      HOOK_SECRET_DESK: `whsec_${Buffer.alloc(32, 2).toString("base64")}`,
      TICKET_TOKEN_DESK: `whsec_${Buffer.alloc(32, 3).toString("base64")}`,
      ...settings,
    },
  });
  return listed.parse(JSON.parse(text));
}

let storage: Awaited<ReturnType<typeof startAzurite>>;
beforeAll(async () => {
  storage = await startAzurite();
  buildApp();
});
afterAll(() => storage.stop());

test("every runbook and every contract is registered under its name", () => {
  const names = registered("edge,console,worker").map(({ name }) => name);
  const files = (folder: string, ending: string): string[] =>
    readdirSync(join(root, "orchestrations", folder)).flatMap((file) =>
      file.endsWith(ending) ? [file.slice(0, -ending.length)] : [],
    );
  const needed = [
    ...files("runbooks", ".ts"),
    ...files("activities", ".contract.ts"),
    ...files("kit", ".contract.ts"),
  ];
  expect(needed.length).toBeGreaterThan(15);
  expect(needed.filter((name) => !names.includes(name))).toEqual([]);
});

test("anonymous are only the signed webhook and what stands behind sign-in or leads to it", () => {
  const open = registered("edge,console,worker").filter(({ authLevel }) => authLevel === "anonymous");
  expect(open.map(({ route }) => route).sort()).toEqual([
    "/",
    "approvals/{approvalId}",
    "assets/style.css",
    "brake",
    "cases",
    "cases/{caseId}",
    "cases/{caseId}/app-passwords",
    "cases/{caseId}/number",
    "cases/{caseId}/objection",
    "cases/{caseId}/pass",
    "hooks/{source}",
    "sign-in",
    "sign-in/callback",
    "sign-out",
  ]);
});

test("the worker has only the pages that hand something out and the way to them, and edge and console run nothing", () => {
  const worker = registered("worker", { WORKER_URL: "https://worker.example.com" });
  const open = worker.filter(({ authLevel }) => authLevel === "anonymous");
  expect(open.map(({ route }) => route).sort()).toEqual([
    "/",
    "assets/style.css",
    "cases/{caseId?}",
    "cases/{caseId}/number",
    "cases/{caseId}/pass",
    "sign-in",
    "sign-in/callback",
    "sign-out",
  ]);
  expect(worker.some(({ type }) => type === "activityTrigger")).toBe(true);
  const others = [...registered("edge"), ...registered("console")];
  expect(others.length).toBeGreaterThan(5);
  expect(others.filter(({ type }) => type !== "httpTrigger")).toEqual([]);
});
