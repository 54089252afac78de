import { remediationRequest } from "../../../lib/domain/remediation-request.ts";
import { dictionaries } from "../../../lib/web/dictionaries.ts";
import {
  startLoopbackServer,
  json,
  type Answer,
  type Call,
} from "../../../sandbox/tenant/web/loopback-server.ts";
import { signedHeaders, timestampNow } from "../../../sandbox/tickets/signed-headers.ts";
import type { Source } from "../../../sandbox/tickets/source.ts";
import { startTickets } from "../../../sandbox/tickets/start-tickets.ts";
import { newFolder, untilDone } from "../tenant/running-tenant.ts";
import { anyString, containing } from "../tenant/like.ts";

const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

function sourcesFor(deliverTo: string): [Source, Source] {
  return [
    { name: "contoso-zendesk", scheme: "zendesk", secret: "zendesk secret", apiToken: "t0ken", deliverTo },
    { name: "contoso-desk", scheme: "standard-webhooks", secret, deliverTo },
  ];
}

/** A desk and a receiver that keeps what it is sent. */
async function desk(answer: Answer = json(202, { case: "case-1" }), dir = newFolder()) {
  const received: Call[] = [];
  const receiver = untilDone(
    await startLoopbackServer(0, (call) => {
      received.push(call);
      return Promise.resolve(answer);
    }),
  );
  const sources = sourcesFor(`${receiver.url}/hooks/x`);
  const tickets = untilDone(await startTickets({ dir, port: 0, sources }));
  const send = async (body: unknown) => {
    const response = await fetch(`${tickets.url}/send`, { method: "POST", body: JSON.stringify(body) });
    return { status: response.status, body: (await response.json()) as unknown };
  };
  const zendesk = async (method: string, id: string, ticket?: unknown, token = "t0ken") => {
    const authorization = `Basic ${Buffer.from(`app@contoso.example/token:${token}`).toString("base64")}`;
    const response = await fetch(`${tickets.url}/api/v2/tickets/${id}.json`, {
      method,
      headers: { authorization },
      ...(ticket === undefined ? {} : { body: JSON.stringify({ ticket }) }),
    });
    return { status: response.status, body: (await response.json()) as unknown };
  };
  const show = async (id: string): Promise<unknown> => (await fetch(`${tickets.url}/tickets/${id}`)).json();
  return { dir, tickets, received, sources, send, zendesk, show };
}

describe("sending", () => {
  it("delivers a signed body as it is given, and answers what the receiver answered", async () => {
    const { send, received, sources } = await desk();
    const body = '{ "ticket": {"id": "35436"},  "text": "紛失" }';
    for (const source of sources) {
      const timestamp = timestampNow(source);
      const given = { source: source.name, id: "delivery-1", timestamp, body };
      expect(await send(given)).toMatchObject({
        status: 200,
        body: { id: "delivery-1", timestamp, status: 202, body: '{"case":"case-1"}' },
      });
      const call = received.at(-1);
      expect(call?.body).toBe(body);
      expect(call?.headers).toMatchObject(signedHeaders(source, { id: "delivery-1", timestamp, body }));
    }
  });

  it("draws id and time itself, new ones for each delivery", async () => {
    const { send, received } = await desk();
    for (let delivery = 0; delivery < 2; delivery += 1)
      await send({ source: "contoso-desk", body: { type: "x" } });
    const [first, second] = received.map(({ headers }) => headers["webhook-id"]);
    expect(first).toMatch(/^msg_[0-9a-f]{32}$/);
    expect(second).not.toBe(first);
    expect(received[0]?.body).toBe('{"type":"x"}');
  });

  it("sends what the form says, the ticket opened first", async () => {
    const { tickets, received, show } = await desk();
    const form = {
      ticket: "77",
      situation: "lost-phone",
      subject: "aiko.tanaka@contoso.example",
      requester: "y@contoso.example",
      phone: "",
    };
    for (const source of ["contoso-zendesk", "contoso-desk"]) {
      const body = new URLSearchParams({ ...form, source });
      const page = await (await fetch(`${tickets.url}/send`, { method: "POST", body })).text();
      expect(page).toContain("202 {&quot;case&quot;:&quot;case-1&quot;}");
    }
    const request = { situation: "lost-phone", ticket: { id: "77" }, subject: "aiko.tanaka@contoso.example" };
    expect(JSON.parse(received[0]?.body ?? "")).toMatchObject(request);
    expect(JSON.parse(received[1]?.body ?? "")).toMatchObject({ type: anyString, data: request });
    expect(await show("77?source=contoso-desk")).toMatchObject({ source: "contoso-desk", status: "open" });
  });

  it.each([
    [{}, {}],
    [{ phone: "iPhone" }, { phone: { name: "iPhone" } }],
    [{ phone: "iPhone", appVersion: "6.8.40" }, { phone: { name: "iPhone", appVersion: "6.8.40" } }],
    [{ serial: "GALT-1042-78" }, { token: { serial: "GALT-1042-78" } }],
    [{ lastInHand: "2026-11-20T09:30" }, { lastInHand: new Date("2026-11-20T09:30").toISOString() }],
  ])("puts what is filled in into the request, and nothing of what is not: %j", async (filled, details) => {
    const { tickets, received } = await desk();
    const form = {
      source: "contoso-zendesk",
      ticket: "77",
      situation: "lost-phone",
      subject: "a@b.c",
      requester: "d@b.c",
    };
    const empty = { phone: "", appVersion: "", lastInHand: "", serial: "" };
    const body = new URLSearchParams({ ...form, ...empty, ...filled });
    await fetch(`${tickets.url}/send`, { method: "POST", body });
    const { situation, subject, requester } = form;
    const request: unknown = JSON.parse(received[0]?.body ?? "");
    expect(request).toEqual({ situation, ticket: { id: "77" }, subject, requester, ...details });
    expect(
      remediationRequest.safeParse({
        ...form,
        ticket: { id: "77" },
        subject: "a@contoso.example",
        requester: "d@contoso.example",
        ...details,
      }).success,
    ).toBe(true);
  });

  it("refuses a time that is none", async () => {
    const { tickets } = await desk();
    const form = {
      source: "contoso-zendesk",
      ticket: "77",
      situation: "stolen-phone",
      subject: "a@b.c",
      requester: "d@b.c",
    };
    const body = new URLSearchParams({ ...form, lastInHand: "yesterday" });
    expect((await fetch(`${tickets.url}/send`, { method: "POST", body })).status).toBe(400);
  });

  it.each(["en", "ja"] as const)(
    "offers every situation of the product, under the same name (%s)",
    async (language) => {
      const { tickets } = await desk();
      const page = await (await fetch(tickets.url, { headers: { "accept-language": language } })).text();
      const offered = [...page.matchAll(/<option value="([^"@]*)">([^<]*)<[/]option>/g)].map(
        ([, name, says]) => [name, says],
      );
      expect(Object.fromEntries(offered)).toEqual(dictionaries[language].words.situations);
    },
  );

  it("links the case that was answered", async () => {
    const { tickets, sources } = await desk(json(202, { caseId: "case-01k2", isNew: true }));
    const form = { situation: "lost-phone", ticket: "77", subject: "a@contoso.example", phone: "" };
    const body = new URLSearchParams({ ...form, requester: "y@contoso.example", source: "contoso-desk" });
    const page = await (await fetch(`${tickets.url}/send`, { method: "POST", body })).text();
    const app = new URL(sources[0].deliverTo).origin;
    expect(page).toContain(`<a href="${app}/cases/case-01k2">`);
  });

  it("says so when the receiver gives no answer, the source is unknown or the request is odd", async () => {
    const silent = await desk({ status: 200, lost: true });
    expect(await silent.send({ source: "contoso-desk", body: {} })).toMatchObject({
      status: 502,
      body: { failure: containing("gave no answer") },
    });
    expect(await silent.send({ source: "x", body: {} })).toMatchObject({ status: 404 });
    expect(await silent.send({ source: "contoso-desk" })).toMatchObject({ status: 400 });
  });
});

describe("the Zendesk API", () => {
  it("keeps comments, public unless said otherwise, and the status", async () => {
    const { zendesk, show } = await desk();
    expect(await zendesk("PUT", "35436", { comment: { body: "seen" } })).toMatchObject({ status: 200 });
    const pending = { comment: { body: "内部", public: false }, status: "pending" };
    expect(await zendesk("PUT", "35436", pending)).toMatchObject({
      body: { ticket: { id: 35436, status: "pending" } },
    });
    expect(await show("35436")).toMatchObject({
      status: "pending",
      comments: [
        { body: "seen", public: true },
        { body: "内部", public: false },
      ],
    });
  });

  it("refuses a safe update of a ticket that was changed since", async () => {
    const { zendesk } = await desk();
    const stale = { status: "open", safe_update: true, updated_stamp: "2020-01-01T00:00:00Z" };
    expect(await zendesk("PUT", "1", stale)).toMatchObject({
      status: 409,
      body: { error: "UpdateConflict" },
    });
  });

  it("refuses a wrong token, an unknown ticket, and a body it cannot use", async () => {
    const { zendesk } = await desk();
    expect((await zendesk("PUT", "1", { status: "open" }, "wrong")).status).toBe(401);
    expect(await zendesk("GET", "1")).toMatchObject({ status: 404, body: { error: "RecordNotFound" } });
    expect((await zendesk("PUT", "INC1", { status: "open" })).status).toBe(404);
    expect((await zendesk("PUT", "1", { status: "gone" })).status).toBe(422);
  });
});

describe("a Standard Webhooks callback", () => {
  const callBack = async (url: string, source: Source, id: string, body: string, spoil = {}) => {
    const headers = { ...signedHeaders(source, { id, timestamp: timestampNow(source), body }), ...spoil };
    return (await fetch(`${url}/callbacks/${source.name}`, { method: "POST", headers, body })).status;
  };
  const body = JSON.stringify({
    type: "case.closed",
    data: { ticket: { id: "INC7" }, comment: "done", status: "solved" },
  });

  it("is kept on its ticket, once for each id", async () => {
    const { tickets, sources, show } = await desk();
    const [, source] = sources;
    expect(await callBack(tickets.url, source, "msg_1", body)).toBe(204);
    expect(await callBack(tickets.url, source, "msg_1", body)).toBe(204);
    expect(await show("INC7")).toMatchObject({
      status: "solved",
      comments: [{ body: "done", public: false }],
    });
  });

  it("is refused with a wrong signature, an old time, or at a source of another scheme", async () => {
    const { tickets, sources, show } = await desk();
    const [zendesk, source] = sources;
    expect(await callBack(tickets.url, source, "msg_1", body, { "webhook-signature": "v1,AAAA" })).toBe(401);
    expect(await callBack(tickets.url, source, "msg_1", body, { "webhook-timestamp": "1614265330" })).toBe(
      401,
    );
    expect(await callBack(tickets.url, { ...source, name: zendesk.name }, "msg_1", body)).toBe(404);
    expect(await show("INC7")).toEqual({ error: "not found" });
  });
});

it("keeps its tickets over a restart, and shows them as pages to a browser", async () => {
  const first = await desk();
  await first.zendesk("PUT", "35436", { comment: { body: "<b>kept</b>" } });
  await first.tickets.stop();
  const second = await desk(undefined, first.dir);
  expect(await second.show("35436")).toMatchObject({ comments: [{ body: "<b>kept</b>" }] });
  const headers = { accept: "text/html", "accept-language": "ja" };
  const page = await (await fetch(`${second.tickets.url}/tickets/35436`, { headers })).text();
  expect(page).toContain("&lt;b&gt;kept&lt;/b&gt;");
  expect(page).toContain("公開");
  expect(await (await fetch(second.tickets.url, { headers })).text()).toContain("/tickets/35436?source=");
});
