/** Marked secrets are in play on the whole stack, crashes included, and stand nowhere after it. More paths: test/canary. */
import { TableServiceClient, TableClient } from "@azure/data-tables";
import { execFile } from "node:child_process";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { stillOpen } from "../../sandbox/people/still-open.ts";
import { timelineLine } from "../../sandbox/people/timeline-line.ts";
import { verifyAudit } from "../../sandbox/verify-audit.ts";
import { leaks, numbers, oathSecrets } from "../canary/canaries.ts";
import { markedSettings } from "../canary/marked-sandbox.ts";
import { aWholeStack, type WholeStack } from "../canary/whole-stack.ts";

const root = join(__dirname, "../..");
let stack: WholeStack;
beforeAll(async () => {
  stack = await aWholeStack();
  await stack.play();
}, 900_000);
afterAll(() => stack.stop());

/** Each key also without the name before it. */
const ofSettings = Object.fromEntries(
  Object.entries(markedSettings).flatMap(([name, secret]) => [
    [name, secret],
    [`${name} alone`, secret.split(/[:_]/).at(-1) ?? secret],
  ]),
);
const each = (name: string, secrets: Iterable<string>) =>
  Object.fromEntries(Array.from(secrets, (secret, index) => [`${name} ${index + 1}`, secret]));

function secretsInPlay(): Record<string, string> {
  const { bearers, codes, heard, sandbox } = stack;
  return {
    ...{ ...ofSettings, ...numbers, ...oathSecrets },
    ...each("code of a pass", codes),
    ...each("bearer", bearers),
    ...each("cookie", heard.cookies),
    ...each("sign-in code", heard.signInCodes),
    ...{ identityHeader: sandbox.tenant.identityHeader, functionKey: sandbox.functionKey() },
  };
}

/** As written, and without the backslashes of JSON within JSON. */
function expectClean(place: string, text: string, secrets = { ...secretsInPlay(), ...formTokens() }): void {
  expect(leaks(new Map([[place, `${text}\n${text.replaceAll("\\", "")}`]]), secrets)).toEqual([]);
}
const formTokens = () => each("form token", stack.heard.formTokens);

test("every secret was in play: typed, shown, sent or made", () => {
  const { bearers, codes, heard, meant, sandbox } = stack;
  const numbersOf = (name: string) =>
    sandbox.person(name).methods.flatMap(({ phoneNumber }) => phoneNumber ?? []);
  expect([numbersOf("Mio Abe"), numbersOf("Rei Abe")]).toEqual([[numbers.typed], [numbers.typed]]);
  expect(numbersOf("Ken Sato")).toEqual([numbers.standing]);
  expect(new Set(codes).size).toBe(2);
  expect(sandbox.person("Kei Abe").methods).toContainEqual(
    expect.objectContaining({ device: expect.objectContaining({ status: "activated" }) as unknown }),
  );
  expect(meant.map(({ status }) => status)).toEqual([409, 400, 200]);
  const [again, mistyped, pass] = meant.map(({ html }) => html);
  expect(again).toContain(numbers.typed);
  expect(mistyped).toContain(numbers.mistyped);
  expect(pass).toContain('class="secret"');
  for (const seen of [bearers, heard.cookies, heard.formTokens, heard.signInCodes])
    expect(seen.size).toBeGreaterThan(3);
  expect(Object.values(secretsInPlay()).filter((secret) => secret.length < 8)).toEqual([]);
});

test("the cases came to the ends that the crashes leave", () => {
  const ends = stack.shown.map(({ record, steps }) => [
    record.ending?.kind,
    steps.find(({ name }) => /number|token-activated|strong-method/.test(name))?.status,
  ]);
  expect(ends).toEqual([
    ["completed", "verified"],
    ["completed", "verified"],
    ["completed", "verified"],
    [undefined, "open"],
  ]);
});

test("no table, history included", async () => {
  const { storage } = stack.sandbox;
  const service = TableServiceClient.fromConnectionString(storage, { allowInsecureConnection: true });
  const seen: string[] = [];
  for await (const { name } of service.listTables()) {
    if (!name) continue;
    const table = TableClient.fromConnectionString(storage, name, { allowInsecureConnection: true });
    const rows: unknown[] = [];
    for await (const row of table.listEntities()) rows.push(row);
    expectClean(`table ${name}`, JSON.stringify(rows));
    seen.push(name);
  }
  expect(seen).toEqual(expect.arrayContaining(["audit", "cases", "approvals"]));
});

test("no queue", async () => {
  let messages = 0;
  for await (const { name } of stack.queues().listQueues()) {
    const queue = stack.queues().getQueueClient(name);
    const { peekedMessageItems } = await queue.peekMessages({ numberOfMessages: 32 });
    expectClean(`queue ${name}`, JSON.stringify(peekedMessageItems));
    messages += peekedMessageItems.length;
  }
  expect(messages).toBeGreaterThan(0);
});

test("no file of the storage emulator, blobs included", () => {
  const walk = (folder: string): string[] =>
    readdirSync(folder).flatMap((name) => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? walk(path) : [path];
    });
  const files = walk(join(stack.sandbox.dir, "storage"));
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) expectClean(file, readFileSync(file, "latin1"));
});

test("no log line, nor the journal of the tenant", () => {
  const { dir } = stack.sandbox;
  expect(stack.sandbox.hostLog()).toContain("page unavailable");
  expectClean("host.log", stack.sandbox.hostLog());
  expectClean("journal", readFileSync(join(dir, "journal.ndjson"), "utf8"));
});

test("no mail and no ticket", () => {
  const { mails } = stack.sandbox.tenant.tenantState();
  expect(mails.length).toBeGreaterThan(10);
  expectClean("mails", JSON.stringify(mails));
  const tickets = readFileSync(join(stack.sandbox.dir, "tickets.json"), "utf8");
  expect(tickets).toContain("case-");
  expectClean("tickets", tickets);
});

test("no answer of the app, but for the pages that were to show one", () => {
  const meant = stack.meant.map(({ html }) => html);
  const others = [...stack.heard.answers].filter((answer) => !meant.includes(answer));
  expect(others.some((answer) => answer.includes("timeline"))).toBe(true);
  expect(others.length).toBeGreaterThan(30);
  expectClean("answers", others.join("\n"), secretsInPlay());
});

test("no line of audit:verify, of the doctor or of the demo", async () => {
  const { sandbox, shown } = stack;
  for (const { record } of shown) {
    const { text } = verifyAudit(root, sandbox.storage, record.caseId, process.env);
    expect(text).toContain("Last entry:");
    expectClean("audit:verify", text);
  }
  // Not synchronous: the tenant that it asks is in this process.
  const doctor = await new Promise<string>((resolve) => {
    const env = { PATH: "", SANDBOX_DIR: sandbox.dir };
    execFile(process.execPath, ["scripts/doctor.ts", "--json"], { cwd: root, env }, (_, stdout, stderr) =>
      resolve(stdout + stderr),
    );
  });
  expect(doctor).toContain('"findings"');
  expectClean("doctor", doctor);
  const lines = shown.flatMap((one) => [
    ...one.timeline.flatMap(({ record }) => timelineLine(record, one, new Map())),
    ...stillOpen(one),
  ]);
  expect(lines.length).toBeGreaterThan(50);
  expectClean("demo", lines.join("\n"));
});
