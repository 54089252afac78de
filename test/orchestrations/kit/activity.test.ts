import { InvocationContext } from "@azure/functions";
import { z } from "zod";
import { RefusedError, TransientError } from "../../../lib/domain/errors.ts";
import { ended, later, refused, type Outcome } from "../../../lib/domain/outcome.ts";
import { activity } from "../../../orchestrations/kit/activity.ts";
import { contract } from "../../../orchestrations/kit/contract.ts";
import { recordGaveUpActivity } from "../../../orchestrations/kit/record-gave-up.activity.ts";
import { subject } from "../../support/builders.ts";
import { MemoryAuditLog } from "../../support/fakes/memory-audit-log.ts";
import { VirtualClock } from "../../support/fakes/virtual-clock.ts";
import { aCaseId } from "../../support/records.ts";

const knock = contract("knock", { subject: z.string() }, { door: z.string(), seen: z.string().optional() });
const caseId = aCaseId();
const key = `${caseId}:knock:${subject}`;
const input = { caseId, key, subject };

function setUp(effect: () => Promise<Outcome<{ door: string }>>) {
  const audit = new MemoryAuditLog(new VirtualClock());
  const said: unknown[][] = [];
  const context = new InvocationContext({
    functionName: "knock",
    logHandler: (_, ...args) => said.push(args),
  });
  const { run } = activity(knock, effect);
  const types = async () =>
    (await audit.entries(caseId)).map(({ record }) => `${record.type} ${record.attempt}`);
  const last = async () => (await audit.entries(caseId)).at(-1)?.record;
  return { audit, said, types, last, tries: (raw: unknown = input) => run({ audit }, raw, context) };
}

test("evidence that the contract does not name reaches neither the run nor the trail", async () => {
  const withMore = { door: "green", name: "Hanako" };
  const { tries, last } = setUp(() => Promise.resolve(ended("verified", withMore)));
  expect(await tries()).toEqual({ result: "ended", status: "verified", evidence: { door: "green" } });
  expect((await last())?.outcome).toEqual({
    ...{ result: "ended", status: "verified", evidence: { door: "green" } },
  });
});

test("a final refusal is recorded, and is the answer of every later try", async () => {
  let calls = 0;
  const { tries, types } = setUp(() => {
    calls++;
    return Promise.resolve(refused("locked", "nobody opens"));
  });
  expect(await tries()).toEqual({ result: "refused", code: "locked", detail: "nobody opens" });
  expect(await tries()).toEqual({ result: "refused", code: "locked", detail: "nobody opens" });
  expect(calls).toBe(1);
  expect(await types()).toEqual(["begin 1", "end 1"]);
});

test("an adapter's refusal is returned, not thrown, so that it is not tried again", async () => {
  const { tries } = setUp(() => Promise.reject(new RefusedError("directory-forbidden", "no right")));
  expect(await tries()).toEqual({ result: "refused", code: "directory-forbidden", detail: "no right" });
});

test.each([
  [30, 30],
  [0, 1],
])("a wait of %d s that the other side asked for is handed on as %d s", async (asked, handedOn) => {
  const { tries, types } = setUp(() =>
    Promise.reject(new TransientError("busy", { retryAfterSeconds: asked })),
  );
  expect(await tries()).toEqual({ result: "later", seconds: handedOn });
  expect(await types()).toEqual(["begin 1"]);
});

test("other transient errors and bugs are thrown, and leave the frame open", async () => {
  for (const error of [new TransientError("no answer"), new TypeError("a bug")]) {
    const { tries, types } = setUp(() => Promise.reject(error));
    await expect(tries()).rejects.toBe(error);
    await expect(tries()).rejects.toBe(error);
    expect(await types()).toEqual(["begin 1", "begin 2"]);
  }
});

test("each call after a `later` is a begin of its own, and the last one ends", async () => {
  const outcomes = [later(3), later(3), ended("open", { door: "red" })];
  const { tries, types } = setUp(() => Promise.resolve(outcomes.shift() ?? refused("x", "")));
  for (const result of ["later", "later", "ended"]) expect(await tries()).toMatchObject({ result });
  expect(await types()).toEqual(["begin 1", "begin 2", "begin 3", "end 3"]);
});

test("each try that was answered is said once in the log, by key, without evidence", async () => {
  const { tries, said } = setUp(() => Promise.resolve(ended("verified", { door: "green" })));
  await tries();
  expect(said).toEqual([["step", { key, attempt: 1, result: "ended" }]]);
});

test("an input that breaks the contract is a bug: nothing is begun and nothing is done", async () => {
  let calls = 0;
  const { tries, types } = setUp(() => {
    calls++;
    return Promise.resolve(ended("verified", { door: "green" }));
  });
  await expect(tries({ caseId, key })).rejects.toThrow(z.ZodError);
  await expect(tries({ ...input, caseId: "case-1" })).rejects.toThrow(z.ZodError);
  expect([calls, await types()]).toEqual([0, []]);
});

test("the entries say which step, whom it is about, and that the program did it", async () => {
  const { tries, last } = setUp(() => Promise.resolve(ended("verified", { door: "green" })));
  await tries();
  expect(await last()).toMatchObject({
    ...{ caseId, step: "knock", key, subject, type: "end" },
    actor: { kind: "app", id: "mfa-remediation" },
  });
});

describe("a step that gave up", () => {
  const context = new InvocationContext({ functionName: "record-gave-up", logHandler: () => undefined });
  const gaveUp = { caseId, key, step: "knock", subject };
  const recordedEnd = (outcome: Outcome<unknown>) => {
    if (outcome.result !== "ended") throw new Error(outcome.result);
    return outcome;
  };

  test("gets its end, once, and is not done on any later try", async () => {
    let calls = 0;
    const { audit, tries, types } = setUp(() => {
      calls++;
      return Promise.reject(new TransientError("no answer"));
    });
    await expect(tries()).rejects.toThrow();
    await recordGaveUpActivity.run({ audit }, gaveUp, context);
    await recordGaveUpActivity.run({ audit }, gaveUp, context);
    expect(await types()).toEqual(["begin 1", "end 1"]);
    expect(await tries()).toMatchObject({ result: "refused", code: "gave-up" });
    expect(calls).toBe(1);
  });

  test("keeps the end it had, where only its answers were lost", async () => {
    const { audit, tries, last } = setUp(() => Promise.resolve(ended("verified", { door: "green" })));
    await tries();
    const { evidence } = recordedEnd(await recordGaveUpActivity.run({ audit }, gaveUp, context));
    expect((await last())?.outcome).toMatchObject({ result: "ended", status: "verified" });
    expect(evidence).toEqual({ outcome: (await last())?.outcome });
  });
});
