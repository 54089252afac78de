/** A whole sandbox for one test: free ports, a folder of its own, and a tenant that differs from contoso.json as told. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newSecrets } from "../../sandbox/keep-secrets.ts";
import { startSandbox, type Sandbox } from "../../sandbox/start-sandbox.ts";
import type { tenantFile } from "../../sandbox/tenant/schema.ts";
import type { z } from "zod";
import { buildApp } from "./build-app.ts";

type TenantInput = z.input<typeof tenantFile>;

const root = join(__dirname, "../..");

/** Clocks short enough for a test; everything else as deployed. */
const quickClocks = { lookGapSeconds: 1, looks: 4, firstFollowSeconds: 1, followSeconds: 1 };

/** One sandbox serves many cases about the same few people. */
const often = { cases: 200 };
const manyCases = { subject: often, requester: often, approver: often, tenant: often };

export interface TestSandbox extends Sandbox {
  /** Every request the tenant served, oldest first. */
  readonly journal: () => { readonly method: string; readonly path: string; readonly status: number }[];
  /** Files the app's process wrote to its outputs. */
  readonly hostLog: () => string;
  readonly person: (name: string) => ReturnType<Sandbox["tenant"]["tenantState"]>["people"][number];
}

export async function startTestSandbox({
  change = (tenant) => tenant,
  policy = { version: "test", clocks: quickClocks, limits: manyCases },
  settings = {},
  secrets = {},
  appStorage,
}: {
  change?: (tenant: TenantInput) => TenantInput;
  policy?: object;
  settings?: Readonly<Record<string, string>>;
  /** What the other side of a setting uses, where that is changed too. */
  secrets?: object;
  appStorage?: (storage: string) => Promise<string>;
} = {}): Promise<TestSandbox> {
  buildApp();
  const dir = mkdtempSync(join(tmpdir(), "mfa-remediation-e2e-"));
  const contoso = JSON.parse(readFileSync(join(root, "sandbox/tenant/contoso.json"), "utf8")) as TenantInput;
  const file = join(dir, "tenant.json");
  writeFileSync(file, JSON.stringify(change(contoso)));
  writeFileSync(join(dir, "secrets.json"), JSON.stringify({ ...newSecrets(), ...secrets }));
  const sandbox = await startSandbox({
    root,
    dir,
    tenantFile: file,
    firstPort: 0,
    policy,
    settings,
    ...(appStorage && { appStorage }),
    environment: process.env,
  });
  return {
    ...sandbox,
    journal: () =>
      readFileSync(join(dir, "journal.ndjson"), "utf8")
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as { method: string; path: string; status: number }),
    hostLog: () => readFileSync(join(dir, "host.log"), "utf8"),
    person(name) {
      const found = sandbox.tenant.tenantState().people.find(({ displayName }) => displayName === name);
      if (!found) throw new Error(`${name} is not in the tenant`);
      return found;
    },
    async stop() {
      await sandbox.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** The people of the demo's case. */
export const demoCast = ({ person }: Pick<TestSandbox, "person">) => ({
  subject: person("Aiko Tanaka"),
  manager: person("Ken Sato"),
  operator: person("Yuki Mori"),
  colleague: person("Sora Endo"),
  situation: "lost-phone",
});
