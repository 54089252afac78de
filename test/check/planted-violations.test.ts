/** Each rule of `npm run check` is broken once, in a copy of the project, and the tool that holds it must say so. */
import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
  readFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const root = join(__dirname, "../..");
const copied = [
  ...["functions", "orchestrations", "lib", "sandbox", "scripts", "test"],
  ...["package.json", "host.json", "tsconfig.json", "eslint.config.js", "knip.json", "jest.config.cjs"],
  ...[".dependency-cruiser.cjs", ".prettierrc.json", ".prettierignore"],
];
let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), "mfa-remediation-check-"));
  for (const path of copied) cpSync(join(root, path), join(copy, path), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
});
afterEach(() => {
  for (const file of planted.splice(0)) {
    rmSync(join(copy, file));
    if (existsSync(join(root, file))) cpSync(join(root, file), join(copy, file));
  }
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const planted: string[] = [];
const plant = (file: string, text: string): string => {
  planted.push(file);
  mkdirSync(dirname(join(copy, file)), { recursive: true });
  writeFileSync(join(copy, file), text);
  return file;
};
const run = (...args: string[]): { status: number | null; output: string } => {
  const env = { ...process.env, FORCE_COLOR: undefined, NO_COLOR: "1" };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: copy, env, encoding: "utf8" });
  return { status, output: `${stdout}${stderr}` };
};

const runbookFile = (body: string): string => `export function* planted() {\n  ${body}\n  yield* [];\n}\n`;

/** File, its text, the ESLint rule that must refuse it. */
const lintViolations: [string, string, string][] = [
  ...["fetch(url)", "process.uptime()", "setTimeout(f, 1)", "setInterval(f, 1)", "setImmediate(f)"].map(
    (call, i): [string, string, string] => [
      `orchestrations/runbooks/planted-global-${i}.ts`,
      runbookFile(`${call};`),
      "no-restricted-globals",
    ],
  ),
  ...["queueMicrotask(f)", "performance.now()", "crypto.randomUUID()", "console.log(1)"].map(
    (call, i): [string, string, string] => [
      `orchestrations/runbooks/planted-other-global-${i}.ts`,
      runbookFile(`${call};`),
      "no-restricted-globals",
    ],
  ),
  ["orchestrations/runbooks/planted-random.ts", runbookFile("Math.random();"), "no-restricted-properties"],
  ["orchestrations/runbooks/planted-now.ts", runbookFile("Date.now();"), "no-restricted-properties"],
  ["orchestrations/runbooks/planted-date.ts", runbookFile("new Date();"), "no-restricted-syntax"],
  ["orchestrations/runbooks/planted-async.ts", "export const f = async () => {};\n", "no-restricted-syntax"],
  ["orchestrations/runbooks/planted-await.ts", "await 1;\nexport {};\n", "no-restricted-syntax"],
  [
    "orchestrations/runbooks/planted-yield.ts",
    "export function* f() {\n  yield 1;\n}\n",
    "no-restricted-syntax",
  ],
  ["lib/domain/planted-env.ts", "export const f = () => process.env['X'];\n", "no-restricted-syntax"],
  [
    "lib/domain/planted-env-taken.ts",
    "const { env } = process;\nexport const f = () => env['X'];\n",
    "no-restricted-syntax",
  ],
  [
    "lib/adapters/planted/floating.ts",
    "export function f(): void {\n  Promise.resolve(1);\n}\n",
    "@typescript-eslint/no-floating-promises",
  ],
  ["lib/domain/planted-long.ts", "export const a = [\n" + "  1,\n".repeat(210) + "];\n", "max-lines"],
  [
    "lib/domain/planted-long-function.ts",
    `export function f(a: number): number {\n${"  a += 1;\n".repeat(70)}  return a;\n}\n`,
    "max-lines-per-function",
  ],
  ["lib/domain/planted-default.ts", "export default function f(): void {}\n", "no-restricted-exports"],
  [
    "lib/domain/planted-switch.ts",
    "export function f(a: 'x' | 'y'): number {\n  switch (a) {\n    case 'x':\n      return 1;\n  }\n  return 2;\n}\n",
    "@typescript-eslint/switch-exhaustiveness-check",
  ],
  [
    "lib/domain/planted-any.ts",
    "export const f = (a: any): any => a;\n",
    "@typescript-eslint/no-explicit-any",
  ],
  [
    "functions/planted-anonymous.http.ts",
    'import { app } from "@azure/functions";\nexport const f = () => app.http("f", { handler: () => ({}) });\n',
    "no-restricted-syntax",
  ],
];

/** Beside each violation something harmless, which must pass: a linter that refuses everything finds nothing. */
const harmless = [...new Set(lintViolations.map(([file]) => `${dirname(file)}/planted-harmless.ts`))];

test("the linter refuses each planted violation under its own rule, and nothing else", () => {
  const files = lintViolations.map(([file, text]) => plant(file, text));
  files.push(...harmless.map((file) => plant(file, "export const harmless = 1;\n")));
  const { output } = run("node_modules/eslint/bin/eslint.js", "--format", "json", ...files);
  const reports = JSON.parse(output) as {
    filePath: string;
    messages: { ruleId: string | null }[];
  }[];
  const found = lintViolations.map(([file, , rule]) => {
    const report = reports.find(({ filePath }) => filePath.endsWith(file));
    return `${file}: ${report?.messages.some(({ ruleId }) => ruleId === rule) ? rule : "nothing"}`;
  });
  expect(found).toEqual(lintViolations.map(([file, , rule]) => `${file}: ${rule}`));
  const passed = reports.filter(({ messages }) => messages.length === 0).map(({ filePath }) => filePath);
  expect(passed.sort()).toEqual(harmless.map((file) => join(realpathSync(copy), file)).sort());
}, 120_000);

/** The rule of the import table, the file that breaks it, what that file imports. */
const importViolations: [string, string, string][] = [
  ["domain-is-pure", "lib/domain/planted.ts", "node:fs"],
  ["only-digest-hashes", "lib/domain/digest.ts", "node:fs"],
  ["ports-know-domain-only", "lib/ports/planted.ts", "zod"],
  ["config-knows-domain-only", "lib/config/planted.ts", "../ports/clock.ts"],
  ["pages-are-functions-of-data", "lib/web/planted.ts", "../ports/clock.ts"],
  ["adapters-never-look-up", "lib/adapters/planted/planted.ts", "../../../orchestrations/kit/contract.ts"],
  ["vendors-stay-in-adapters", "functions/planted-vendor.http.ts", "@azure/data-tables"],
  ["contracts-carry-no-code", "orchestrations/activities/planted.contract.ts", "../../lib/ports/clock.ts"],
  ["runbooks-are-deterministic", "orchestrations/runbooks/planted.ts", "durable-functions"],
  ["activities-stand-alone", "orchestrations/activities/planted.activity.ts", "../runbooks/lost-phone.ts"],
  [
    "activity-knows-its-own-contract",
    "orchestrations/activities/other.activity.ts",
    "./close-case.contract.ts",
  ],
  ["kit-stands-below", "orchestrations/kit/planted.ts", "../runbooks/lost-phone.ts"],
  [
    "triggers-are-thin",
    "functions/planted-thick.http.ts",
    "../orchestrations/activities/close-case.activity.ts",
  ],
  ["only-main-composes", "functions/planted-composer.http.ts", "../lib/config/config.ts"],
  ["sandbox-knows-nothing-of-the-product", "sandbox/planted.ts", "../lib/domain/ids.ts"],
  ["product-knows-nothing-of-the-sandbox", "lib/domain/planted-sandbox.ts", "../../sandbox/start-child.ts"],
  ["not-to-test", "sandbox/planted-test.ts", "../test/support/azurite.ts"],
  ["no-circular", "lib/domain/planted-circle-a.ts", "./planted-circle-b.ts"],
  ["not-to-unresolvable", "lib/domain/planted-nowhere.ts", "./nowhere.ts"],
  ["not-to-dev-packages", "lib/adapters/planted/dev.ts", "croner"],
];

test("the import table refuses each planted import under its own rule", () => {
  plant("lib/domain/planted-circle-b.ts", 'import "./planted-circle-a.ts";\n');
  plant("lib/domain/planted-orphan.ts", "export const alone = 1;\n");
  for (const [, file, target] of importViolations) {
    const before = file === "lib/domain/digest.ts" ? readFileSync(join(root, file), "utf8") : "";
    plant(file, `${before}import "${target}";\n`);
  }
  const { status, output } = run("scripts/import-table.ts");
  const expected = importViolations.map(([rule, file]) => `${rule}: ${file} →`);
  const lines = output.split("\n");
  expect(expected.filter((start) => !lines.some((line) => line.startsWith(start)))).toEqual([]);
  expect(output).toContain("no-orphans: lib/domain/planted-orphan.ts");
  const breakers = lines.flatMap((line) => /^[a-z-]+: (\S+) →/.exec(line)?.[1] ?? []);
  expect(breakers.filter((file) => !planted.includes(file))).toEqual([]);
  expect(status).toBe(1);
}, 120_000);

test("an import table that read no module fails", () => {
  const empty = mkdtempSync(join(tmpdir(), "mfa-remediation-empty-"));
  for (const folder of copied.slice(0, 6)) mkdirSync(join(empty, folder));
  for (const file of [".dependency-cruiser.cjs", "package.json"]) cpSync(join(root, file), join(empty, file));
  writeFileSync(join(empty, "tsconfig.json"), JSON.stringify({ files: ["import-table.ts"] }));
  cpSync(join(root, "scripts/import-table.ts"), join(empty, "import-table.ts"));
  symlinkSync(join(root, "node_modules"), join(empty, "node_modules"));
  const { status, stderr } = spawnSync(process.execPath, ["import-table.ts"], {
    cwd: empty,
    encoding: "utf8",
  });
  rmSync(empty, { recursive: true, force: true });
  expect(stderr).toContain("read no module");
  expect(status).toBe(1);
});

/** What the tool names must be what was planted and no more: one that fails for another reason has found nothing. */
test.each([
  {
    ...{
      tool: "the type checker",
      args: ["node_modules/typescript/bin/tsc", "--noEmit", "--pretty", "false"],
    },
    ...{ text: 'export const wrong: number = "text";\n', finding: /^(\S+)\(\d+,\d+\): error/gm },
  },
  {
    ...{ tool: "knip", args: ["node_modules/knip/bin/knip.js", "--reporter", "compact"] },
    ...{ text: "export const nobodyUsesThis = 1;\n", finding: /^(\S+): /gm },
  },
  {
    ...{ tool: "prettier", args: ["node_modules/prettier/bin/prettier.cjs", "--check", "."] },
    ...{ text: "export   const  x=1\n", finding: /^\[warn\] (\S+\.\S+)$/gm },
  },
])(
  "$tool refuses what is planted for it, and nothing else",
  ({ args, text, finding }) => {
    const file = plant("lib/domain/planted-here.ts", text);
    const { status, output } = run(...args);
    expect([...output.matchAll(finding)].map(([, found]) => found)).toEqual([file]);
    expect(status).not.toBe(0);
  },
  120_000,
);
