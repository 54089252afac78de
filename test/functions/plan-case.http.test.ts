import { HttpRequest } from "@azure/functions";
import { registerPlanCase } from "../../functions/plan-case.http.ts";
import { policy } from "../../lib/domain/policy.ts";
import { subject } from "../support/builders.ts";
import { aRequest } from "../support/records.ts";
import { answerOf, registeredHttp } from "../support/registered.ts";
import { world } from "../support/world.ts";

const plan = (body: string, query: Record<string, string> = { dryRun: "true" }) => {
  const registered = registeredHttp(() => registerPlanCase({ ...world(), policy: policy.parse({}) }));
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
