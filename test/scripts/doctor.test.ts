/** `npm run doctor` as a program: what it prints, and what it ends with. */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TenantFile } from "../../sandbox/tenant/schema.ts";
import { people, startTenantUnderTest, without } from "../lib/adapters/graph/tenant-under-test.ts";

const root = join(__dirname, "../..");
const quarantine = "8a6d2f0e-2f55-4c0c-9d4f-6b1c0c7d5e31";
type Bend = (file: TenantFile) => void;
const nothing: Bend = () => undefined;

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** As `npm run doctor` runs it, on a sandbox's file beside a tenant. */
async function run(bend: Bend, args: readonly string[], known: object = {}): Promise<Ran> {
  const graph = await startTenantUnderTest(bend);
  const dir = mkdtempSync(join(tmpdir(), "doctor-"));
  const { url, identityEndpoint, identityHeader } = graph.tenant;
  const settings = {
    ...{ GRAPH_URL: url, IDENTITY_ENDPOINT: identityEndpoint, IDENTITY_HEADER: identityHeader },
    ...{ MAIL_SENDER: people.serviceDesk, POLICY: JSON.stringify({ quarantine: { groupId: quarantine } }) },
    ...known,
  };
  writeFileSync(join(dir, "doctor.json"), JSON.stringify(settings));
  try {
    return await new Promise((resolve) => {
      const child = execFile(
        process.execPath,
        ["scripts/doctor.ts", ...args.map((arg) => arg.replace("URL", url))],
        { cwd: root, env: { PATH: "", SANDBOX_DIR: dir } },
        (_, stdout, stderr) => resolve({ code: child.exitCode ?? -1, stdout, stderr }),
      );
    });
  } finally {
    await graph.stop();
    rmSync(dir, { recursive: true });
  }
}

test("all well ends with 0, and says that nothing was changed", async () => {
  const { code, stdout, stderr } = await run(nothing, ["--graph", "URL"]);
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).toContain("[ok] permission User.Read.All\n");
  expect(stdout.trimEnd()).toMatch(/All well, as far as can be read\. Nothing was changed\.$/);
});

test("something missing ends with 1: what, what happens then, how to grant it, in both languages and as JSON", async () => {
  const bend = without("User.RevokeSessions.All");
  const { code, stdout } = await run(bend, ["--graph", "URL"]);
  expect(code).toBe(1);
  expect(stdout).toContain(
    "[TO MEND] permission User.RevokeSessions.All: not granted to the app\n" +
      "    What happens: Revoking sign-in sessions: refused. Needed by revoke-sessions.\n" +
      "    What to do: Grant it",
  );
  expect(stdout).toContain("77f3a031-c388-4f99-b373-dc68676a979e");
  const japanese = await run(bend, ["--language", "ja"]);
  expect(japanese.stdout).toContain(
    "[要対応] アクセス許可 User.RevokeSessions.All: アプリに付与されていません\n",
  );
  const json = await run(bend, ["--json"]);
  expect(JSON.parse(json.stdout)).toMatchObject({ as: "app", isWell: false });
  expect(json.code).toBe(1);
});

test("what could not be checked ends with 1, too", async () => {
  const { code, stdout } = await run(nothing, ["--graph", "URL"], { MAIL_SENDER: undefined });
  expect(code).toBe(1);
  expect(stdout).toContain("[NOT KNOWN] sender of mails");
});

test.each([
  ["a language that is none", ["--language", "fr"], {}],
  ["a Graph that does not answer", [], { GRAPH_URL: "http://127.0.0.1:1" }],
  ["an identity that is not given a token", [], { IDENTITY_HEADER: "wrong" }],
  ["a Graph that nobody is signed in to", ["--graph", "http://127.0.0.1:1"], {}],
])("%s cannot be examined: 2", async (_, args, known) => {
  const { code, stdout, stderr } = await run(nothing, args, known);
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toContain("the tenant could not be examined: ");
});
