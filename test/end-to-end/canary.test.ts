/** Marked secrets and a marked phone number go in at every place that holds one, and must come out nowhere. */
import { TableServiceClient, TableClient } from "@azure/data-tables";
import { QueueServiceClient } from "@azure/storage-queue";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { approvalLinks, decide } from "../../sandbox/people/approver.ts";
import { sendTicket } from "../../sandbox/people/help-desk.ts";
import { handOver } from "../../sandbox/people/pass-desk.ts";
import { playCase } from "../../sandbox/people/play-case.ts";
import { isOver, watchCase } from "../../sandbox/people/watch-case.ts";
import { startGraphProxy, type GraphProxy, type Through } from "../support/graph-proxy.ts";
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

/** Codes of passes, as the tenant made them: also those that nobody was ever shown. */
const codes: string[] = [];
let restarted: Promise<unknown> | undefined;

let sandbox: TestSandbox;
let proxy: GraphProxy;
beforeAll(async () => {
  proxy = await startGraphProxy(() => sandbox.tenant.url, dieAtTheFirstPass);
  sandbox = await startTestSandbox({
    settings: { GRAPH_URL: proxy.url },
    policy: {
      version: "test",
      clocks: { lookGapSeconds: 1, looks: 4, firstFollowSeconds: 1, followSeconds: 30 },
    },
    change: (tenant) => ({
      ...tenant,
      people: withOneMore(tenant.people).map((person) => ({
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
  await wayBack();
  await untilPoisoned();
}, 360_000);
afterAll(async () => {
  await sandbox.stop();
  proxy.stop();
});

type Person = Parameters<
  NonNullable<Parameters<typeof startTestSandbox>[0]>["change"] & object
>[0]["people"][number];

/** Somebody like Aiko Tanaka with nothing but what is on the phone. */
function withOneMore(people: readonly Person[]): Person[] {
  const like = people.find(({ displayName }) => displayName === "Aiko Tanaka");
  if (!like) throw new Error("Contoso has lost Aiko Tanaka");
  const methods = (like.methods ?? []).filter((one) => !one["@odata.type"].includes("fido2"));
  const userPrincipalName = "hina.abe@contoso.example";
  const id = "4d2f1f64-6f0e-4a3e-9d0c-5a3b1f0e7c21";
  const own = {
    id,
    displayName: "Hina Abe",
    userPrincipalName,
    mail: userPrincipalName,
    employeeId: "C1043",
  };
  return [...people, { ...like, ...own, methods }];
}

/** The host dies when the first pass was made, and before it has the answer. */
const dieAtTheFirstPass: Through = async ({ method, path }, pass) => {
  const answered = await pass();
  if (method !== "POST" || !path.endsWith("/temporaryAccessPassMethods")) return answered;
  const { temporaryAccessPass } = JSON.parse(answered.body) as { temporaryAccessPass: string };
  codes.push(temporaryAccessPass);
  if (codes.length > 1) return answered;
  restarted = sandbox.killHost().then(() => sandbox.startHost());
  await restarted;
  return undefined;
};

/** A pass whose code is lost with the host, and another one that is shown, used, and followed. */
async function wayBack(): Promise<void> {
  const { manager, operator, colleague } = demoCast(sandbox);
  const subject = sandbox.person("Hina Abe");
  const { caseId } = await sendTicket(sandbox.ticketsUrl, {
    ticket: "6001",
    subject: subject.userPrincipalName,
    requester: operator.userPrincipalName,
  });
  await watchCase(sandbox, caseId, async () => {
    const [, link] = await approvalLinks(sandbox.mailboxUrl, manager.userPrincipalName);
    if (link) await decide(link, manager.id, "approved", "I have spoken to her in person.");
    return link !== undefined;
  });
  await watchCase(sandbox, caseId, ({ timeline }) =>
    timeline.some(({ record }) => record.step === "offer-pass" && record.type === "end"),
  );
  await handOver(sandbox.appUrl, caseId, colleague.id).catch(() => undefined);
  await restarted;
  const { code } = await handOver(sandbox.appUrl, caseId, colleague.id);
  sandbox.tenant.registerWithPass(subject.id, code ?? "", "passkey");
  const { steps } = await watchCase(sandbox, caseId, isOver, { seconds: 120 });
  expect(steps.find(({ name }) => name === "await-strong-method")?.status).toBe("verified");
}

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
  expect({ where, found: [...forbidden, ...codes].filter((secret) => plain.includes(secret)) }).toEqual({
    where,
    found: [],
  });
}

test("two passes were made, and one of them was shown", () => {
  expect(codes).toHaveLength(2);
  expect(new Set(codes).size).toBe(2);
});

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
