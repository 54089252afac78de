/** Marked secrets and a marked phone number go in at every place that holds one, and must come out nowhere. */
import { TableServiceClient, TableClient } from "@azure/data-tables";
import { QueueServiceClient } from "@azure/storage-queue";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { playCase } from "../../sandbox/people/play-case.ts";
import { demoCast, startTestSandbox, type TestSandbox } from "../support/sandbox.ts";

const marked = (text: string): string => Buffer.from(text.padEnd(32, "!")).toString("base64");
const secrets = {
  SESSION_KEYS: `s9:${marked("canary-session-key")}`,
  FORM_KEYS: `f9:${marked("canary-form-key")}`,
  ZENDESK_SECRET: "canary-zendesk-secret",
  ZENDESK_TOKEN: "canary-zendesk-token",
  DESK_SECRET: `whsec_${marked("canary-desk-secret")}`,
};
const phoneNumber = "+81 8055501234";
const oathSecret = "CANARYOATHSECRETKEY";
const forbidden = [
  ...Object.values(secrets).flatMap((secret) => [secret, secret.split(/[:_]/).at(-1) ?? secret]),
  ...["8055501234", "80-5550-1234", "+8180"],
  oathSecret,
];

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox({
    change: (tenant) => ({
      ...tenant,
      people: tenant.people.map((person) => ({
        ...person,
        methods: (person.methods ?? []).map((method) => ({
          ...method,
          ...("phoneNumber" in method && { phoneNumber }),
          ...(method["@odata.type"].includes("fido2") && { displayName: `key ${phoneNumber}` }),
          ...(method["@odata.type"].includes("softwareOath") && { secretKey: oathSecret }),
        })),
      })),
    }),
    secrets: {
      sessionKeys: secrets.SESSION_KEYS,
      formKeys: secrets.FORM_KEYS,
      zendeskSecret: secrets.ZENDESK_SECRET,
      zendeskToken: secrets.ZENDESK_TOKEN,
      deskSecret: secrets.DESK_SECRET,
    },
  });
  await badInput();
  await Promise.all([playCase(sandbox, demoCast(sandbox)), crashInTheMiddle()]);
  await untilPoisoned();
}, 180_000);
afterAll(() => sandbox.stop());

const queues = () => QueueServiceClient.fromConnectionString(sandbox.storage);

/** Errors are where secrets like to appear: a bad signature, a message that cannot be read. */
async function badInput(): Promise<void> {
  const bad = { "content-type": "application/json", "x-zendesk-webhook-signature": secrets.ZENDESK_SECRET };
  await fetch(`${sandbox.appUrl}/hooks/contoso-zendesk`, { method: "POST", headers: bad, body: "{}" });
  await queues().getQueueClient("remediation-requests").sendMessage("{not json");
}

async function crashInTheMiddle(): Promise<void> {
  await until(() =>
    sandbox.tenant.tenantState().mails.some(({ content }) => content.includes("/approvals/")),
  );
  await sandbox.killHost();
  await sandbox.startHost();
}

/** The host gives up on a message after five tries. */
async function untilPoisoned(): Promise<void> {
  const poison = queues().getQueueClient("remediation-requests-poison");
  await until(
    async () => (await poison.exists()) && (await poison.peekMessages()).peekedMessageItems.length > 0,
  );
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 900; tries++) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("it did not come to that in time");
}

function expectClean(where: string, text: string): void {
  const plain = `${text}\n${text.replaceAll("\\", "")}`;
  expect({ where, found: forbidden.filter((secret) => plain.includes(secret)) }).toEqual({
    where,
    found: [],
  });
}

test("no table, history included", async () => {
  const service = TableServiceClient.fromConnectionString(sandbox.storage, { allowInsecureConnection: true });
  const seen: string[] = [];
  for await (const { name } of service.listTables()) {
    if (!name) continue;
    const table = TableClient.fromConnectionString(sandbox.storage, name, { allowInsecureConnection: true });
    for await (const row of table.listEntities()) expectClean(`table ${name}`, JSON.stringify(row));
    seen.push(name);
  }
  expect(seen).toEqual(expect.arrayContaining(["audit", "cases", "approvals"]));
});

test("no queue", async () => {
  let messages = 0;
  for await (const { name } of queues().listQueues()) {
    const { peekedMessageItems } = await queues().getQueueClient(name).peekMessages({ numberOfMessages: 32 });
    for (const item of peekedMessageItems) expectClean(`queue ${name}`, JSON.stringify(item));
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
  const files = walk(join(sandbox.dir, "storage"));
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) expectClean(file, readFileSync(file, "latin1"));
});

test("no log line", () => {
  expect(sandbox.hostLog().length).toBeGreaterThan(0);
  expectClean("host.log", sandbox.hostLog());
});

test("no mail and no ticket", () => {
  const { mails } = sandbox.tenant.tenantState();
  expect(mails.length).toBeGreaterThan(2);
  expectClean("mails", JSON.stringify(mails));
  const tickets = readFileSync(join(sandbox.dir, "tickets.json"), "utf8");
  expect(tickets).toContain("case-");
  expectClean("tickets", tickets);
});
