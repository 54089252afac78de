import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";
import { ticketSystems, type TicketSettings } from "../../../../lib/adapters/tickets/ticket-systems.ts";
import type { CaseNews } from "../../../../lib/domain/case-news.ts";
import { RefusedError, TransientError } from "../../../../lib/domain/errors.ts";
import { aCaseId, aCaseRecord } from "../../../support/records.ts";
import { VirtualClock } from "../../../support/fakes/virtual-clock.ts";

interface Received {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

let server: Server;
let base: string;
let received: Received[];
let answer: { status: number; headers?: Record<string, string> } | "hang up";

beforeEach(async () => {
  received = [];
  answer = { status: 200 };
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { method, url, headers } = request;
      received.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
      if (answer === "hang up") request.socket.destroy();
      else response.writeHead(answer.status, answer.headers).end('{"error":"said by the other side"}');
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, "close");
});

const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const news: CaseNews = {
  turn: "contained",
  stage: "manager",
  hints: null,
  isToSubject: false,
  isObjected: false,
  record: aCaseRecord(),
  steps: [],
  link: "https://mfa.example.com/cases/1",
  expiresAt: null,
  code: null,
};
const key = `${aCaseId()}:tell-ticket:-:contained`;

const systems = () =>
  ticketSystems(
    new Map<string, TicketSettings>([
      [
        "zendesk",
        { scheme: "zendesk", url: base, user: "bot@example.com", token: { reveal: () => "t0ken" } },
      ],
      ["desk", { scheme: "standard-webhooks", url: `${base}/back?x=1`, token: { reveal: () => secret } }],
    ]),
    (told, language) => `${language}: ${told.turn}`,
    new VirtualClock(new Date().toISOString()),
  );
const tell = (source: string, id = "4711") => systems().tell({ source, id, key, news });

test("Zendesk gets an internal comment under the API token, with the key in its last line", async () => {
  expect(await tell("zendesk")).toBe(true);
  const [request] = received;
  expect(received).toHaveLength(1);
  expect(request).toMatchObject({ method: "PUT", url: "/api/v2/tickets/4711.json" });
  expect(request?.headers["content-type"]).toBe("application/json");
  expect(Buffer.from(request?.headers.authorization?.slice(6) ?? "", "base64").toString()).toBe(
    "bot@example.com/token:t0ken",
  );
  expect(JSON.parse(request?.body ?? "")).toEqual({
    ticket: { comment: { body: `ja: contained\n\n[mfa-remediation ${key}]`, public: false } },
  });
});

test("a ticket id that is no number never reaches Zendesk", async () => {
  for (const id of ["..", "4711/comments", "4711.json?x", ""])
    await expect(tell("zendesk", id)).rejects.toMatchObject({ code: "ticket-not-found" });
  expect(received).toEqual([]);
});

test("a receiver of our own gets an event that the reference library verifies", async () => {
  expect(await tell("desk", "INC-1/2")).toBe(true);
  const { method, url, headers, body } = received[0] ?? { headers: {}, body: "" };
  expect({ method, url }).toEqual({ method: "POST", url: "/back?x=1" });
  const signed = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
  expect(new Webhook(secret).verify(body, signed)).toMatchObject({
    type: "case.contained",
    data: {
      ticket: { id: "INC-1/2" },
      caseId: aCaseId(),
      key,
      link: news.link,
      text: `ja: contained\n\n[mfa-remediation ${key}]`,
    },
  });
});

test("a repeat carries the same event id, another key another one", async () => {
  await tell("desk");
  await tell("desk");
  await systems().tell({ source: "desk", id: "4711", key: `${key}x`, news });
  const ids = received.map(({ headers }) => headers["webhook-id"]);
  expect(ids[0]).toBe(ids[1]);
  expect(ids[0]).not.toBe(ids[2]);
  expect(ids[0]).toMatch(/^[^.]+$/);
});

test("a source without a way back is told so, and nothing is sent", async () => {
  expect(await tell("queue")).toBe(false);
  expect(received).toEqual([]);
});

const failure = (source: string): Promise<unknown> => tell(source).catch((error: unknown) => error);

test.each([
  [400, "ticket-comment-refused"],
  [401, "ticket-system-denied"],
  [403, "ticket-system-denied"],
  [404, "ticket-not-found"],
  [410, "ticket-not-found"],
  [413, "ticket-comment-refused"],
  [415, "ticket-comment-refused"],
  [422, "ticket-comment-refused"],
])("%i is final: %s", async (status, code) => {
  answer = { status };
  for (const source of ["zendesk", "desk"]) {
    const error = await failure(source);
    expect(error).toBeInstanceOf(RefusedError);
    expect(error).toMatchObject({ code });
  }
});

test.each([408, 409, 425, 429, 500, 502, 503, 504])("%i is worth another try", async (status) => {
  answer = { status, headers: { "retry-after": "42" } };
  const error = await failure("zendesk");
  expect(error).toBeInstanceOf(TransientError);
  expect(error).toMatchObject({ retryAfterSeconds: 42 });
});

test("a wait given as a date is understood", async () => {
  answer = { status: 503, headers: { "retry-after": new Date(Date.now() + 30_000).toUTCString() } };
  const error = await failure("zendesk");
  expect(error instanceof TransientError && error.retryAfterSeconds).toBeGreaterThan(20);
});

test("a lost answer is worth another try and is not repeated here", async () => {
  answer = "hang up";
  expect(await failure("desk")).toBeInstanceOf(TransientError);
  expect(received).toHaveLength(1);
});

test("a redirect is not followed", async () => {
  answer = { status: 307, headers: { location: `${base}/elsewhere` } };
  expect(await failure("zendesk")).toBeInstanceOf(TransientError);
  expect(received.map(({ url }) => url)).toEqual(["/api/v2/tickets/4711.json"]);
});

test("no error carries the token, the words or what the other side said", async () => {
  for (const status of [401, 418, 500]) {
    answer = { status };
    const error = await failure("zendesk");
    expect(String(error)).not.toMatch(/t0ken|contained|said by/);
  }
});
