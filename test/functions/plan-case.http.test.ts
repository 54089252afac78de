import { HttpRequest } from "@azure/functions";
import { registerPlanCase } from "../../functions/plan-case.http.ts";
import { policy } from "../../lib/domain/policy.ts";
import { RefusedError } from "../../lib/domain/errors.ts";
import type { CountedKind } from "../../lib/domain/velocity.ts";
import { manager, requester, subject } from "../support/builders.ts";
import { aCaseId, aCaseRecord, aRequest, aUserId } from "../support/records.ts";
import { answerOf, registeredHttp } from "../support/registered.ts";
import { world, type World } from "../support/world.ts";

const plan = (
  body: string,
  query: Record<string, string> = { dryRun: "true" },
  outside: World = world(),
  decided: object = {},
) => {
  const registered = registeredHttp(() => registerPlanCase({ ...outside, policy: policy.parse(decided) }));
  const url = "http://127.0.0.1:7071/api/cases";
  return answerOf(registered, new HttpRequest({ method: "POST", url, query, body: { string: body } }));
};

test("the plan for a request is answered, and who it is about", async () => {
  const { status, body } = await plan(JSON.stringify(aRequest()));
  expect(status).toBe(200);
  expect(body).toMatchObject({ subject, plan: {} });
});

test.each([
  ["a plan", aRequest()],
  ["a refusal", aRequest({ subject: "nobody@example.com" })],
  ["a problem", {}],
])("%s is kept by no cache", async (_, request) => {
  const { headers } = await plan(JSON.stringify(request));
  expect(headers["cache-control"]).toBe("no-store");
});

const pulled = {
  ...{ id: "officer-1", cause: "elevated-threat" as const, pulledBy: aUserId(77) },
  ...{ pulledAt: "2026-11-21T08:00:00.000Z", reason: "calls" },
};
const countsTwice = async ({ velocity }: World, kind: CountedKind, id: string) => {
  for (const number of [61, 62]) await velocity.count(kind, id, aCaseId(number), 3600);
};
const two = { cases: 2, windowSeconds: 3600 };

describe("what the real run would hold back is held back in the plan", () => {
  const holdsBack: readonly [string, string, (outside: World) => unknown, object?][] = [
    ["the brake that is on", "elevated-threat", ({ brakes }) => brakes.pull(pulled)],
    ...(["tenant", "subject", "requester", "approver"] as const).map(
      (kind): [string, string, (outside: World) => Promise<void>, object] => [
        `the limit of ${kind}s`,
        `${kind}-limit`,
        (outside) =>
          countsTwice(outside, kind, { tenant: "all", subject, requester, approver: manager }[kind]),
        { limits: { [kind]: two } },
      ],
    ),
    [
      "a manager about whom a case is open",
      "approver-is-remediated",
      async ({ cases, velocity }) => {
        await cases.create(aCaseRecord(aCaseId(50)));
        await velocity.count("contained", manager, aCaseId(50), 3600);
      },
    ],
    [
      "a manager who was changed lately",
      "manager-changed",
      ({ directory }) => directory.addAuditRow(subject, "Set user manager"),
    ],
    [
      "a person whom others may answer for at another number",
      "contact-changed",
      ({ directory }) => directory.addAuditRow(subject, "Set user contact"),
    ],
    [
      "an audit log that tells of no manager",
      "manager-change-unread",
      ({ directory }) =>
        directory.faults.add("profileChanges", { error: new RefusedError("directory-forbidden", "no") }),
    ],
  ];

  test.each(holdsBack)("%s", async (_, code, happens, decided = {}) => {
    const outside = world();
    await happens(outside);
    const { status, body } = await plan(JSON.stringify(aRequest()), { dryRun: "true" }, outside, decided);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      refusedBy: null,
      containOnlyBy: code,
      plan: { steps: [{ beforeApproval: true }] },
    });
  });

  test("one case less holds nothing back, and planning again and again counts nowhere", async () => {
    const outside = world();
    await outside.velocity.count("subject", subject, aCaseId(61), 3600);
    const decided = { limits: { subject: two, requester: two, tenant: two, approver: two } };
    for (let times = 0; times < 3; times += 1) {
      const { body } = await plan(JSON.stringify(aRequest()), { dryRun: "true" }, outside, decided);
      expect(body).toMatchObject({ refusedBy: null, containOnlyBy: null });
    }
    expect(await outside.velocity.counted("subject", subject)).toEqual([aCaseId(61)]);
    expect(await outside.velocity.counted("requester", requester)).toEqual([]);
    expect(await outside.brakes.current()).toBeUndefined();
  });

  test("where nobody is asked it matters to nobody that the manager was changed", async () => {
    const outside = world();
    outside.directory.addAuditRow(subject, "Set user manager");
    const request = aRequest({ situation: "forget-devices" });
    const { body } = await plan(JSON.stringify(request), { dryRun: "true" }, outside);
    expect(body).toMatchObject({ refusedBy: null, containOnlyBy: null });
  });
});

test("without dryRun nothing is planned", async () => {
  expect((await plan(JSON.stringify(aRequest()), {})).status).toBe(400);
});

test("all wrong fields are named at once, and none of the values is repeated", async () => {
  const request = { situation: "CANARY", ticket: { id: "CANARY /" }, subject: "CANARY", requester: 5 };
  const { status, headers, body } = await plan(JSON.stringify(request));
  expect(status).toBe(400);
  expect(headers["content-type"]).toBe("application/problem+json");
  expect(body).toMatchObject({
    detail: "The request cannot be read.",
    errors: [{ field: "situation" }, { field: "ticket.id" }, { field: "subject" }, { field: "requester" }],
  });
  expect(JSON.stringify(body)).not.toContain("CANARY");
});

test.each(["", "{", "null", '"CANARY"'])("the body %j is no request, as a whole", async (sent) => {
  const { status, body } = await plan(sent);
  expect(status).toBe(400);
  expect(body).toMatchObject({ errors: [{ field: "", detail: "is no JSON object" }] });
  expect(JSON.stringify(body)).not.toContain("CANARY");
});
