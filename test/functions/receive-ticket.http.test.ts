import { registerReceiveTicket } from "../../functions/receive-ticket.http.ts";
import { caseId } from "../../lib/domain/ids.ts";
import { aDoor, aHook } from "../support/door.ts";
import { aRequest } from "../support/records.ts";
import { answerOf, contextWithLog, registeredHttp } from "../support/registered.ts";

let door: ReturnType<typeof aDoor>;
beforeEach(() => void (door = aDoor()));

const hook = () => registeredHttp(() => registerReceiveTicket(door));
const send = (...sent: [Parameters<typeof aHook>[1]?]) => answerOf(hook(), aHook(door.clock, ...sent));
const nothingHappened = async () => {
  expect(await door.cases.latest(5)).toEqual([]);
  expect(door.caseRuns.started).toEqual([]);
};

test("it is registered for every verb that can arrive, anonymous on purpose", () => {
  const { name, options } = hook();
  expect({ name, route: options.route, authLevel: options.authLevel }).toEqual({
    name: "receive-ticket",
    route: "hooks/{source}",
    authLevel: "anonymous",
  });
  expect(options.methods).toEqual(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
  expect(options.extraInputs).toMatchObject([{ type: "durableClient" }]);
});

test("a signed delivery opens a case: record, first entry of the trail, run", async () => {
  const { status, body } = await send();
  expect(status).toBe(202);
  const [record] = await door.cases.latest(5);
  expect(body).toEqual({ caseId: record?.caseId, isNew: true });
  expect(record).toMatchObject({
    source: "desk",
    openedAt: "2026-11-21T09:00:00.000Z",
    request: aRequest(),
    policy: { version: "default" },
    policyHash: "5".repeat(64),
    triage: null,
    ending: null,
  });
  const id = caseId.parse(record?.caseId);
  expect(door.caseRuns.started).toEqual([id]);
  const [first, ...rest] = await door.audit.entries(id);
  expect(rest).toEqual([]);
  expect(first?.record).toMatchObject({
    type: "event",
    step: "case-opened",
    actor: { kind: "source", id: "desk" },
    facts: { ticket: "4711", situation: "lost-phone", policyVersion: "default", policyHash: "5".repeat(64) },
  });
  expect(JSON.stringify(first)).not.toMatch(/hanako|taro/);
  expect((await door.intake.notStarted()).found).toEqual([]);
});

test("a duplicate answers 202 with the same case and does nothing more", async () => {
  const first = await send();
  door.clock.advance(200);
  const repeat = await send();
  const other = await send({ id: "msg_2" });
  const { caseId } = first.body as { caseId: string };
  for (const { status, body } of [repeat, other]) {
    expect(status).toBe(202);
    expect(body).toEqual({ caseId, isNew: false });
  }
  expect(door.caseRuns.started).toHaveLength(1);
});

test.each(["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"])(
  "%s is answered 405 with Allow",
  async (method) => {
    const { status, headers } = await send({ method });
    expect(status).toBe(405);
    expect(headers).toMatchObject({ allow: "POST", "content-type": "application/problem+json" });
    await nothingHappened();
  },
);

const huge = Buffer.alloc(64 * 1024 + 1, " ");
test.each([
  [411, "no length", { headers: { "content-length": undefined } }],
  [404, "a source that nobody set up", { source: "other" }],
  [404, "a source named like a member of objects", { source: "constructor" }],
  [415, "no content type", { headers: { "content-type": undefined } }],
  [415, "text", { headers: { "content-type": "text/plain" } }],
  [415, "a form", { headers: { "content-type": "application/x-www-form-urlencoded" } }],
  [415, "a type that only begins like JSON", { headers: { "content-type": "application/jsonx" } }],
  [413, "one byte too many", { body: huge }],
  [413, "one byte too many under a smaller length", { body: huge, headers: { "content-length": "10" } }],
  [413, "a length that is no number", { headers: { "content-length": "ten" } }],
  [401, "no signature", { headers: { "webhook-signature": undefined } }],
  [401, "another body's signature", { headers: { "webhook-signature": "v1,AAAA" } }],
  [401, "a signature of long ago", { headers: { "webhook-timestamp": "1614265330" } }],
])("%i: %s", async (expected, _what, sent) => {
  const { status, headers, body } = await send(sent);
  expect(status).toBe(expected);
  expect(headers["content-type"]).toBe("application/problem+json");
  expect(body).toMatchObject({ status: expected });
  await nothingHappened();
  expect(await door.intake.rejected(5)).toEqual([]);
});

test("a failed signature is answered without any detail and logged without any header", async () => {
  const { context, log } = contextWithLog();
  const request = aHook(door.clock, { headers: { "webhook-signature": "v1,AAAA" } });
  const { body } = await answerOf(hook(), request, context);
  expect(body).toEqual({ title: "Unauthorized", status: 401 });
  expect(log).toEqual([expect.stringMatching(/^warning a delivery's signature .* \{"source":"desk"\}$/)]);
});

test.each([
  [{ method: "GET", source: "other" }, 405],
  [{ source: "other", headers: { "content-length": undefined } }, 411],
  [{ source: "other", headers: { "content-type": "text/plain" } }, 404],
  [{ body: huge, headers: { "content-type": "text/plain" } }, 415],
  [{ body: huge, headers: { "webhook-signature": "" } }, 413],
  [{ body: "no json", headers: { "webhook-signature": "" } }, 401],
])("of several faults the cheapest check speaks first: %j", async (sent, expected) => {
  expect((await send(sent)).status).toBe(expected);
});

test("as many bytes as allowed, any spelling of the type, are taken", async () => {
  const event = JSON.stringify({ type: "t", timestamp: "t", data: aRequest() });
  const body = event.padEnd(64 * 1024, " ");
  const headers = { "content-type": " Application/JSON ; charset=UTF-8" };
  expect((await send({ body, headers })).status).toBe(202);
});

const fields = (errors: unknown) => (errors as { field: string; detail: string }[]).map(({ field }) => field);
test.each([
  ["data.ticket.id", { ...aRequest(), ticket: { id: "a/b" } }],
  ["data.ticket", { ...aRequest(), ticket: "4711" }],
  ["data.situation", { ...aRequest(), situation: "fire" }],
  ["data.subject", { ...aRequest(), subject: "hanakо@example.com" }],
  ["data.requester", { ...aRequest(), requester: undefined }],
  ["data.phone.name", { ...aRequest(), phone: { name: "" } }],
  ["data.phone.name", { ...aRequest(), phone: { name: "Aiko's iPhone 090 (1234) 56-78" } }],
  ["data", undefined],
  ["data", null],
  ["data", "text"],
])("a signed request that is wrong at %j is told where, and recorded", async (field, data) => {
  const { status, headers, body } = await send({ data: data ?? null });
  expect(status).toBe(400);
  expect(headers["content-type"]).toBe("application/problem+json");
  expect(fields((body as { errors: unknown }).errors)).toEqual([field]);
  await nothingHappened();
  expect(await door.intake.rejected(5)).toMatchObject([{ source: "desk", id: "msg_1" }]);
});

test.each(["{}", JSON.stringify(aRequest()), "[]", '"text"'])(
  "a signed event without data is told that the request belongs there: %s",
  async (event) => {
    const { body } = await send({ body: event });
    expect(body).toMatchObject({ errors: [{ field: "data", detail: "is no JSON object" }] });
    expect(await door.intake.rejected(5)).toMatchObject([{ problem: "data: is no JSON object" }]);
  },
);

test("all wrong fields are named at once, and none of the values is repeated", async () => {
  const data = { situation: "CANARY", ticket: { id: "CANARY /" }, subject: "CANARY", requester: 5 };
  const { body } = await send({ data });
  expect(fields((body as { errors: unknown }).errors)).toEqual([
    "data.situation",
    "data.ticket.id",
    "data.subject",
    "data.requester",
  ]);
  expect(JSON.stringify([body, await door.intake.rejected(5)])).not.toContain("CANARY");
});

test.each(["", "{", "\ufeff\ufeff{}", Buffer.from([0x22, 0xff, 0x22])])(
  "the signed bytes %j are no JSON in UTF-8",
  async (bytes) => {
    const { status, body } = await send({ body: bytes });
    expect(status).toBe(400);
    expect(body).toMatchObject({ errors: [{ field: "", detail: "is not JSON in UTF-8" }] });
  },
);

test("what the store cannot take now is asked for again soon", async () => {
  door.intake.faults.add("accept");
  const { status, headers } = await send();
  expect(status).toBe(503);
  expect(Number(headers["retry-after"])).toBeLessThan(60);
});

test("202 is answered once the delivery is stored, even if nothing starts", async () => {
  door.caseRuns.faults.add("start");
  const { context, log } = contextWithLog();
  const { status } = await answerOf(hook(), aHook(door.clock), context);
  expect(status).toBe(202);
  expect(log.join()).toMatch(/error a case is stored but not started: the sweep tries again/);
  expect((await door.intake.notStarted()).found).toHaveLength(1);
});
