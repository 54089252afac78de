/** Whatever comes in by webhook or queue gets a clear answer, and nothing that was accepted is lost. */
import { createHmac, randomUUID } from "node:crypto";
import { request } from "node:http";
import { QueueServiceClient } from "@azure/storage-queue";
import { isOver, watchCase, type ShownCase } from "../../sandbox/people/watch-case.ts";
import { demoCast, startTestSandbox, type TestSandbox } from "../support/sandbox.ts";
import { browse } from "../../sandbox/people/browse.ts";

let sandbox: TestSandbox;
let url: string;
beforeAll(async () => {
  sandbox = await startTestSandbox();
  url = `${sandbox.appUrl}/hooks/contoso-zendesk`;
  // Five deliveries ten seconds apart take most of this file's time: they go on beside the other tests.
  await queueNamed("remediation-requests").sendMessage(unreadable);
}, 180_000);
afterAll(() => sandbox.stop());

/** Cases that the tests opened. */
const opened = new Set<string>();
/** It goes no further by itself. */
const rests = (shown: ShownCase): boolean =>
  isOver(shown) ||
  shown.timeline.some(({ record: { key, type } }) => type === "end" && key?.endsWith(":approval-wanted"));

const unreadable = '{"situation":"lost-phone","id":"bad-1"}';
const queueNamed = (name: string) =>
  QueueServiceClient.fromConnectionString(sandbox.storage).getQueueClient(name);

interface Delivery {
  readonly body?: string;
  readonly id?: string;
  readonly at?: Date;
  readonly headers?: Record<string, string>;
}

const lostPhone = (ticket: string): string => {
  const { subject, operator } = demoCast(sandbox);
  return JSON.stringify({
    situation: "lost-phone",
    ticket: { id: ticket },
    subject: subject.userPrincipalName,
    requester: operator.userPrincipalName,
  });
};

function deliver({ body = lostPhone("1"), id = randomUUID(), at = new Date(), headers = {} }: Delivery = {}) {
  const timestamp = at.toISOString();
  const signature = createHmac("sha256", sandbox.secrets.zendeskSecret)
    .update(timestamp + body)
    .digest("base64");
  return fetch(url, {
    method: "POST",
    body,
    headers: {
      "content-type": "application/json",
      "x-zendesk-webhook-signature": signature,
      "x-zendesk-webhook-signature-timestamp": timestamp,
      "x-zendesk-webhook-invocation-id": id,
      ...headers,
    },
  });
}

/** What fetch does not let one send. */
const raw = (method: string, headers: Record<string, string>, chunks: readonly string[] = []) =>
  new Promise<{ status: number | undefined; headers: NodeJS.Dict<string | string[]> }>((resolve, reject) => {
    const call = request(url, { method, headers }, (response) => {
      response.resume();
      resolve({ status: response.statusCode, headers: response.headers });
    });
    call.once("error", reject);
    for (const chunk of chunks) call.write(chunk);
    call.end();
  });

test.each(["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"])(
  "%s is answered with 405 and Allow",
  async (verb) => {
    const answer = await raw(verb, { "content-length": "0" });
    expect(answer.status).toBe(405);
    expect(answer.headers["allow"]).toBe("POST");
  },
);

test("a body without Content-Length is answered with 411", async () => {
  const answer = await raw("POST", { "content-type": "application/json", "transfer-encoding": "chunked" }, [
    "{}",
  ]);
  expect(answer.status).toBe(411);
});

test("another content type is answered with 415", async () => {
  expect((await deliver({ headers: { "content-type": "text/plain" } })).status).toBe(415);
});

test("a body over 64 KiB is answered with 413", async () => {
  expect((await deliver({ body: JSON.stringify({ padding: "x".repeat(70_000) }) })).status).toBe(413);
});

test("an unknown source is answered with 404", async () => {
  const answer = await fetch(`${sandbox.appUrl}/hooks/nobody`, { method: "POST", body: "{}" });
  expect(answer.status).toBe(404);
});

test.each([
  ["a wrong signature", { headers: { "x-zendesk-webhook-signature": "d3Jvbmc=" } }],
  ["a signature of yesterday", { at: new Date(Date.now() - 86_400_000) }],
  ["a signature of tomorrow", { at: new Date(Date.now() + 86_400_000) }],
])("%s is answered with 401 and no detail", async (_, delivery) => {
  const answer = await deliver(delivery);
  expect(answer.status).toBe(401);
  expect(await answer.text()).not.toMatch(/signature|timestamp|window|hmac/i);
});

test.each([
  ["text that is not JSON", "{", "JSON"],
  [
    "a missing subject",
    JSON.stringify({ situation: "lost-phone", ticket: { id: "1" }, requester: "a@b.example" }),
    "subject",
  ],
  [
    "an unknown situation",
    '{"situation":"lost-shoe","ticket":{"id":"1"},"subject":"a@b.example","requester":"c@b.example"}',
    "situation",
  ],
  [
    "look-alike letters",
    '{"situation":"lost-phone","ticket":{"id":"1"},"subject":"аiko@b.example","requester":"c@b.example"}',
    "subject",
  ],
])("%s is answered with 400 problem+json that names the field", async (_, body, named) => {
  const answer = await deliver({ body });
  expect(answer.status).toBe(400);
  expect(answer.headers.get("content-type")).toContain("application/problem+json");
  expect(await answer.text()).toContain(named);
});

test("a duplicate, by delivery or by ticket, is answered with 202 and the same case", async () => {
  const id = randomUUID();
  const first = await deliver({ body: lostPhone("5150"), id });
  const again = await deliver({ body: lostPhone("5150"), id });
  const sameTicket = await deliver({ body: lostPhone("5150") });
  expect([first.status, again.status, sameTicket.status]).toEqual([202, 202, 202]);
  const answers = (await Promise.all([first, again, sameTicket].map((answer) => answer.json()))) as {
    caseId: string;
    isNew: boolean;
  }[];
  expect(new Set(answers.map(({ caseId }) => caseId)).size).toBe(1);
  for (const { caseId } of answers) opened.add(caseId);
  expect(answers.map(({ isNew }) => isNew)).toEqual([true, false, false]);
});

test("twenty deliveries of one ticket at once open one case", async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => deliver({ body: lostPhone("5151") })));
  const cases = (await Promise.all(answers.map((answer) => answer.json()))) as {
    caseId: string;
    isNew: boolean;
  }[];
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 202));
  expect(new Set(cases.map(({ caseId }) => caseId)).size).toBe(1);
  expect(cases.filter(({ isNew }) => isNew).length).toBe(1);
  for (const { caseId } of cases) opened.add(caseId);
});

test("a message from the queue goes through the same door", async () => {
  const queue = queueNamed("remediation-requests");
  const mei = sandbox.person("Mei Hayashi");
  const { operator } = demoCast(sandbox);
  const message = {
    id: "queue-1",
    situation: "lost-phone",
    ticket: { id: "Q-1" },
    subject: mei.userPrincipalName,
    requester: operator.userPrincipalName,
  };
  await queue.sendMessage(JSON.stringify(message));
  await queue.sendMessage(JSON.stringify(message));
  const caseId = await listedCase("Q-1");
  opened.add(caseId);
  const shown = await watchCase(
    sandbox,
    caseId,
    ({ record, timeline }) =>
      timeline.some(({ record: { type, step } }) => type === "end" && step === "triage-case") ||
      record.ending !== null,
  );
  expect(shown.record.request.situation).toBe("lost-phone");
}, 300_000);

test("a message that cannot be read ends in the poison queue, is recorded, and is shown to the operator", async () => {
  const poison = queueNamed("remediation-requests-poison");
  let peeked: string[] = [];
  for (let i = 0; i < 180 && peeked.length === 0; i++) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    if (await poison.exists())
      peeked = (await poison.peekMessages()).peekedMessageItems.map(({ messageText }) => messageText);
  }
  expect(peeked).toEqual([unreadable]);
  expect((await casesPage()).html).toMatch(/subject/);
}, 300_000);

test("the plan can be asked for without running it, and nothing is written", async () => {
  // What they ask of the directory would stand among what the plan asks.
  await Promise.all([...opened].map((caseId) => watchCase(sandbox, caseId, rests)));
  const before = sandbox.journal().length;
  const nao = sandbox.person("Nao Fujita");
  const { operator } = demoCast(sandbox);
  const asked = {
    situation: "lost-phone",
    ticket: { id: "dry" },
    subject: nao.userPrincipalName,
    requester: operator.id,
  };
  const call = (query: string, key: string) =>
    fetch(`${sandbox.appUrl}/api/cases${query}`, {
      method: "POST",
      body: JSON.stringify(asked),
      headers: { "content-type": "application/json", "x-functions-key": key },
    });
  expect((await call("?dryRun=true", "wrong")).status).toBe(401);
  expect((await call("", sandbox.functionKey())).status).toBe(400);
  const answer = await call("?dryRun=true", sandbox.functionKey());
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ subject: nao.id });
  const requests = sandbox.journal().slice(before);
  expect(requests.length).toBeGreaterThan(0);
  expect(requests.filter(({ method, path }) => method !== "GET" && !path.startsWith("/msi/"))).toEqual([]);
  expect((await casesPage()).html).not.toContain("dry");
}, 240_000);

async function casesPage() {
  const browser = browse();
  const picker = await browser.visit(`${sandbox.appUrl}/cases?lang=en`);
  return browser.submit(picker, { person: sandbox.person("Yuki Mori").id });
}

async function listedCase(ticket: string): Promise<string> {
  for (let i = 0; i < 120; i++) {
    const { html } = await casesPage();
    const row = html.split("<tr").find((text) => text.includes(ticket));
    const found = /cases\/(case-[0-9a-z]+)/.exec(row ?? "")?.[1];
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`no case for ticket ${ticket} on the page`);
}
