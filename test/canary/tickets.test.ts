/** People write phone numbers into tickets: whatever holds one is dropped or refused, and never said again. */
import { HttpRequest } from "@azure/functions";
import { registerPlanCase } from "../../functions/plan-case.http.ts";
import { registerReceiveRequest } from "../../functions/receive-request.queue.ts";
import { registerReceiveTicket } from "../../functions/receive-ticket.http.ts";
import { aDoor, aHook } from "../support/door.ts";
import { Recorder } from "../support/recorder.ts";
import { aRequest } from "../support/records.ts";
import { answerOf, contextWithLog, registeredHttp, registeredQueue } from "../support/registered.ts";
import { world } from "../support/world.ts";
import { leaks, numbers } from "./canaries.ts";

const { written } = numbers;
const besides = { ...aRequest(), description: `call her at ${written}`, callback: { number: written } };
const wrong: readonly (readonly [string, object])[] = [
  ["the phone's name", { ...aRequest(), phone: { name: `iPhone ${written}` } }],
  ["the person", { ...aRequest(), subject: written }],
  ["the situation", { ...aRequest(), situation: written }],
  ["the ticket's number", { ...aRequest(), ticket: { id: `+81 ${written}` } }],
  ["the token's serial number", { ...aRequest(), token: { serial: `+81 ${written}` } }],
  ["the app's version", { ...aRequest(), phone: { name: "iPhone", appVersion: written } }],
];

function aNotedDoor() {
  const recorder = new Recorder();
  const door = aDoor();
  const { context, log } = contextWithLog({ id: "message-1" });
  const noted = {
    ...door,
    audit: recorder.wrap("trail", door.audit),
    cases: recorder.wrap("cases", door.cases),
    intake: recorder.wrap("intake", door.intake),
    runs: () => recorder.wrap("runs", door.caseRuns),
  };
  const clean = () => {
    recorder.note("log", log);
    expect(leaks(recorder.seen, { written })).toEqual([]);
  };
  return { clean, context, noted, recorder };
}

async function delivered(sent: Parameters<typeof aHook>[1]): Promise<number> {
  const { clean, context, noted, recorder } = aNotedDoor();
  const hook = registeredHttp(() => registerReceiveTicket(noted));
  const answer = await answerOf(hook, aHook(noted.clock, sent), context);
  recorder.note("answer", answer);
  clean();
  return answer.status;
}

async function queued(message: unknown): Promise<string> {
  const { clean, context, noted, recorder } = aNotedDoor();
  const { options } = registeredQueue(() => registerReceiveRequest(noted));
  const came = await Promise.resolve(options.handler(message, context)).then(
    () => "taken",
    (error: unknown) => (recorder.note("error", error), "refused"),
  );
  clean();
  return came;
}

async function planned(body: object): Promise<number> {
  const outside = world();
  const request = new HttpRequest({
    ...{ method: "POST", url: "http://127.0.0.1/api/cases", query: { dryRun: "true" } },
    body: { string: JSON.stringify(body) },
  });
  const plan = registeredHttp(() => registerPlanCase({ ...outside, policy: outside.record.policy }));
  const answer = await answerOf(plan, request);
  expect(leaks(new Map([["answer", JSON.stringify(answer)]]), { written })).toEqual([]);
  return answer.status;
}

test("what stands beside the fields that are read is dropped, at every door", async () => {
  expect([
    await delivered({ data: besides }),
    await queued({ ...besides, id: "1" }),
    await planned(besides),
  ]).toEqual([202, "taken", 200]);
});

test.each(wrong)(
  "a number as %s is refused without its being repeated, at every door",
  async (_name, body) => {
    expect([
      await delivered({ data: body }),
      await queued({ ...body, id: "1" }),
      await planned(body),
    ]).toEqual([...[400, "refused", 400]]);
  },
);

test("so is what cannot be read at all, or is not signed", async () => {
  expect(await delivered({ body: `{"call": "${written}` })).toBe(400);
  expect(await delivered({ data: besides, headers: { "webhook-signature": `v1,${written}` } })).toBe(401);
  expect(await queued(`call ${written}`)).toBe("refused");
});
