import { InvocationContext } from "@azure/functions";
import * as df from "durable-functions";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { durableCaseRuns } from "../../functions/durable-case-runs.ts";
import { aCaseId } from "../support/records.ts";

/** Statuses as the durable extension answers them; the client that asks is the real one. */
let answers: Record<string, number[]>;
let asked: string[];
let server: Server;
let context: InvocationContext;

const instance = `/durabletask/instances/${aCaseId()}`;
const start = `/durabletask/orchestrators/handle-case/${aCaseId()}`;

beforeEach(async () => {
  answers = {};
  asked = [];
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      const call = `${request.method ?? ""} ${request.url ?? ""}`;
      asked.push(body ? `${call} ${body}` : call);
      const status = answers[call]?.shift() ?? 500;
      const known = { name: "handle-case", instanceId: aCaseId(), runtimeStatus: "Running", input: null };
      const times = { createdTime: "2026-11-21T09:00:00Z", lastUpdatedTime: "2026-11-21T09:00:00Z" };
      response.writeHead(status, { "content-type": "application/json" });
      response.end(
        JSON.stringify(call.startsWith("GET") ? { ...known, ...times, output: null } : { id: aCaseId() }),
      );
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const input = df.input.durableClient();
  context = new InvocationContext({ options: { extraInputs: [input] } });
  context.extraInputs.set(input, {
    taskHubName: "TestHub",
    creationUrls: { createNewInstancePostUri: base, createAndWaitOnNewInstancePostUri: base },
    managementUrls: {
      id: "INSTANCEID",
      statusQueryGetUri: base,
      sendEventPostUri: base,
      terminatePostUri: base,
      rewindPostUri: base,
      purgeHistoryDeleteUri: base,
    },
    baseUrl: base,
    requiredQueryStringParameters: "",
    rpcBaseUrl: `${base}/durabletask/`,
  });
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, "close");
});

const runs = () => durableCaseRuns(context);

test("a case that was never started is started under its own id", async () => {
  answers = { [`GET ${instance}`]: [404], [`POST ${start}`]: [202] };
  await runs().start(aCaseId());
  expect(asked).toEqual([`GET ${instance}`, `POST ${start} {"caseId":"${aCaseId()}"}`]);
});

test("what an objection calls for is a run of its own, started once", async () => {
  const instance = `/durabletask/instances/${aCaseId()}:handle-objection`;
  const start = `/durabletask/orchestrators/handle-objection/${aCaseId()}:handle-objection`;
  answers = { [`GET ${instance}`]: [404, 200], [`POST ${start}`]: [202] };
  const objectedAt = "2026-11-21T09:00:00.000Z";
  await runs().startObjection(aCaseId(), objectedAt);
  await runs().startObjection(aCaseId(), objectedAt);
  expect(asked).toEqual([
    `GET ${instance}`,
    `POST ${start} {"caseId":"${aCaseId()}","objectedAt":"${objectedAt}"}`,
    `GET ${instance}`,
  ]);
});

test.each([200, 202])(
  "a case whose run is known (%i), ended or not, is not started again",
  async (status) => {
    answers = { [`GET ${instance}`]: [status] };
    await runs().start(aCaseId());
    expect(asked).toEqual([`GET ${instance}`]);
  },
);

test.each([500, 503])("a status that cannot be told (%i) starts nothing", async (status) => {
  answers = { [`GET ${instance}`]: [status], [`POST ${start}`]: [202] };
  await expect(runs().start(aCaseId())).rejects.toThrow();
  expect(asked).toEqual([`GET ${instance}`]);
});

test.each([409, 500])("a start refused (%i) because somebody was faster is no error", async (status) => {
  answers = { [`GET ${instance}`]: [404, 202], [`POST ${start}`]: [status] };
  await runs().start(aCaseId());
});

test("a start refused while nobody was faster is an error", async () => {
  answers = { [`GET ${instance}`]: [404, 404], [`POST ${start}`]: [500] };
  await expect(runs().start(aCaseId())).rejects.toThrow();
});

const waiting = `${aCaseId()}:ask-approval`;
const event = `/durabletask/instances/${waiting}/raiseEvent/approval-decided`;
const wake = () => runs().wake(waiting, "approval-decided");

test.each([202, 410])(
  "an instance that waits or has ended (%i) can be woken, without any data",
  async (status) => {
    answers = { [`POST ${event}`]: [status] };
    await wake();
    expect(asked).toEqual([`POST ${event} null`]);
  },
);

test.each([404, 500])("an instance that cannot be woken (%i) is an error", async (status) => {
  answers = { [`POST ${event}`]: [status] };
  await expect(wake()).rejects.toThrow();
});
