import { registerReceiveRequest } from "../../functions/receive-request.queue.ts";
import { aDoor } from "../support/door.ts";
import { aRequest } from "../support/records.ts";
import { contextWithLog, registeredQueue } from "../support/registered.ts";

let door: ReturnType<typeof aDoor>;
beforeEach(() => void (door = aDoor()));

const take = async (message: unknown, hostsId = "host-1"): Promise<void> => {
  const { options } = registeredQueue(() => registerReceiveRequest(door));
  await options.handler(message, contextWithLog({ id: hostsId }).context);
};

test("it listens to the queue in the app's own storage", () => {
  const { name, options } = registeredQueue(() => registerReceiveRequest(door));
  expect(name).toBe("receive-request");
  expect(options).toMatchObject({
    queueName: "remediation-requests",
    connection: "AzureWebJobsStorage",
    extraInputs: [{ type: "durableClient" }],
  });
});

test("a message opens a case under the source `queue`", async () => {
  await take({ id: "m-1", ...aRequest() });
  const [record] = await door.cases.latest(5);
  expect(record).toMatchObject({ source: "queue", request: aRequest() });
  expect(record?.request).not.toHaveProperty("id");
  expect(door.caseRuns.started).toEqual([record?.caseId]);
});

test("the sender's id tells a repeat, however often the host counts it anew", async () => {
  await take({ id: "m-1", ...aRequest() }, "host-1");
  await take({ id: "m-1", ...aRequest({ ticket: { id: "other" } }) }, "host-2");
  expect(await door.cases.latest(5)).toHaveLength(1);
});

test.each([
  ["no JSON at all", "is no JSON object"],
  [5, "is no JSON object"],
  [null, "is no JSON object"],
  [{ ...aRequest() }, "id: "],
  [{ ...aRequest(), id: "" }, "id: "],
  [{ ...aRequest(), id: "x".repeat(201) }, "id: "],
  [{ ...aRequest(), id: "m-\ud800" }, "id: must be well-formed"],
  [{ id: "m-1", ...aRequest(), situation: "CANARY" }, "situation: "],
  [{ id: "m-1", ...aRequest(), subject: "CANARY", ticket: {} }, "ticket.id: "],
])("the message %j is recorded and thrown, so that the host poisons it", async (message, problem) => {
  await expect(take(message)).rejects.toThrow(problem);
  const [rejected] = await door.intake.rejected(5);
  expect(rejected).toMatchObject({ source: "queue", id: "host-1", at: "2026-11-21T09:00:00.000Z" });
  expect(rejected?.problem).toContain(problem);
  expect(rejected?.problem).not.toContain("CANARY");
  expect(await door.cases.latest(5)).toEqual([]);
});

test("a message that the store cannot take now is left to the host's next try", async () => {
  door.intake.faults.add("accept", { times: 1 });
  await expect(take({ id: "m-1", ...aRequest() })).rejects.toThrow();
  expect(await door.intake.rejected(5)).toEqual([]);
  await take({ id: "m-1", ...aRequest() });
  expect(door.caseRuns.started).toHaveLength(1);
});
