import { graphCall } from "../../../../lib/adapters/graph/graph-call.ts";
import { NothingDoneError } from "../../../../lib/adapters/graph/nothing-done-error.ts";
import { RefusedError, TransientError } from "../../../../lib/domain/errors.ts";
import { graphRefusal, startScriptedGraph, type Scripted } from "./scripted-graph.ts";

const call = { what: "try", path: "/users/1" };
const changeDefault =
  "Cannot delete the default method while others are configured; change the default first.";
const matchesDefault =
  "The id matches the user's current default method and cannot be deleted until changed.";

async function errorFor(scripted: Scripted, limits = {}): Promise<unknown> {
  const graph = await startScriptedGraph(() => scripted, limits);
  try {
    return await graphCall(graph.client, call).then(
      () => new Error("no error"),
      (error: unknown) => error,
    );
  } finally {
    await graph.stop();
  }
}

describe("a refusal by Graph is final", () => {
  test.each([
    [400, "badRequest", changeDefault, "default-method"],
    [400, "badRequest", matchesDefault, "default-method"],
    [400, "badRequest", "The lifetime is out of range.", "bad-request"],
    [400, "Request_BadRequest", "A default was given.", "bad-request"],
    [400, "BadRequest", "Invalid filter clause", "bad-request"],
    [403, "Authorization_RequestDenied", "", "directory-forbidden"],
    [403, "accessDenied", "Request Authorization failed", "directory-forbidden"],
    [403, "ErrorAccessDenied", "", "directory-forbidden"],
    [403, "Some_NewCode", "", "directory-forbidden"],
    [404, "Request_ResourceNotFound", "", "not-found"],
    [404, "resourceNotFound", "", "not-found"],
    [404, "itemNotFound", "", "not-found"],
    [404, "ErrorInvalidUser", "", "not-found"],
  ])("%i %s (%s) is %s%s", async (status, code, message, expected) => {
    const error = await errorFor({ status, body: graphRefusal(code, message) });
    expect(error).toBeInstanceOf(RefusedError);
    expect(error).toMatchObject({
      code: expected,
      message: `Graph refused to try: ${status} ${code}, request-id request-1`,
    });
  });

  test("a 403 without a body still is one", async () => {
    expect(await errorFor({ status: 403 })).toMatchObject({ code: "directory-forbidden" });
  });
});

describe("what may pass is worth another try", () => {
  test.each([
    [401, "InvalidAuthenticationToken"],
    [401, "unauthenticated"],
    [409, "conflict"],
    [409, "Conflict"],
    [412, "preconditionFailed"],
    [423, "locked"],
    [429, "tooManyRequests"],
    [429, "activityLimitReached"],
  ])("%i %s, which is certain to have done nothing", async (status, code) => {
    const error = await errorFor({ status, body: graphRefusal(code) });
    expect(error).toBeInstanceOf(NothingDoneError);
    expect(error).toMatchObject({
      name: "TransientError",
      message: `Graph refused to try: ${status} ${code}, request-id request-1`,
      retryAfterSeconds: undefined,
    });
  });

  test.each([
    [408, "UnknownError"],
    [500, "UnknownError"],
    [500, "generalException"],
    [501, "notSupported"],
    [502, "UnknownError"],
    [503, "serviceNotAvailable"],
    [504, "UnknownError"],
    [509, "bandwidthLimitExceeded"],
  ])("%i %s, after which nobody knows what was done", async (status, code) => {
    const error = await errorFor({ status, body: graphRefusal(code) });
    expect(error).toBeInstanceOf(TransientError);
    expect(error).not.toBeInstanceOf(NothingDoneError);
    expect(error).toHaveProperty("message", `Graph refused to try: ${status} ${code}, request-id request-1`);
  });

  test("a gateway's HTML page", async () => {
    const error = await errorFor({
      status: 502,
      headers: { "content-type": "text/html" },
      body: "<p>Bad</p>",
    });
    expect(error).toBeInstanceOf(TransientError);
    expect(error).toHaveProperty("message", "Graph refused to try: 502 no code, request-id request-1");
  });

  test("Retry-After is told in seconds", async () => {
    expect(await errorFor({ status: 429, headers: { "retry-after": "17" } })).toMatchObject({
      retryAfterSeconds: 17,
    });
  });

  test("Retry-After as a date is told in seconds from now, a past one as none", async () => {
    const now = jest.spyOn(Date, "now").mockReturnValue(Date.parse("2026-11-21T12:00:00Z"));
    const at = (date: string) => errorFor({ status: 503, headers: { "retry-after": date } });
    try {
      expect(await at("Sat, 21 Nov 2026 12:01:00 GMT")).toMatchObject({ retryAfterSeconds: 60 });
      expect(await at("Sat, 21 Nov 2026 11:59:00 GMT")).toMatchObject({ retryAfterSeconds: 0 });
    } finally {
      now.mockRestore();
    }
  });

  test("a Retry-After that is neither is as none", async () => {
    expect(await errorFor({ status: 429, headers: { "retry-after": "soon" } })).toMatchObject({
      name: "TransientError",
      retryAfterSeconds: undefined,
    });
  });
});

describe("the network", () => {
  test("a connection that breaks before the answer", async () => {
    expect(await errorFor({ breaks: "before" })).toBeInstanceOf(TransientError);
  });

  test("a connection that breaks in the middle of the answer", async () => {
    expect(await errorFor({ breaks: "midway", body: { value: [] } })).toBeInstanceOf(TransientError);
  });

  test("no answer within the time limit", async () => {
    const error = await errorFor({ hangs: true }, { timeLimitMs: 200 });
    expect(error).toBeInstanceOf(TransientError);
    expect(String(error)).toMatch(/in time: GET, client-request-id [0-9a-f-]{36}/);
  });

  test("nobody listens", async () => {
    const graph = await startScriptedGraph(() => ({}));
    await graph.stop();
    const error: unknown = await graphCall(graph.client, call).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TransientError);
    expect(error).toMatchObject({ cause: { name: "TypeError" } });
  });

  test("no token to be had", async () => {
    const credential = { getToken: () => Promise.reject(new Error("no identity")) };
    const error = await errorFor({}, { credential });
    expect(error).toBeInstanceOf(TransientError);
    expect(error).toMatchObject({ cause: { message: "no identity" } });
  });

  test("no token within the time limit", async () => {
    const credential = { getToken: () => new Promise<never>(() => undefined) };
    expect(await errorFor({}, { credential, timeLimitMs: 200 })).toBeInstanceOf(TransientError);
  });
});

describe("what Graph is not known to answer is a bug, not a refusal", () => {
  test.each<[string, Scripted]>([
    ["a redirect", { status: 302, headers: { location: "/v1.0/users/2" } }],
    ["405", { status: 405, body: graphRefusal("Request_BadRequest") }],
    ["410 of a delta query", { status: 410, body: graphRefusal("resyncRequired") }],
    ["418", { status: 418 }],
    ["424 of a batch", { status: 424 }],
    [
      "a 404 that is not Graph's",
      { status: 404, headers: { "content-type": "text/html" }, body: "<p>404</p>" },
    ],
    ["a 404 for a path that is none", { status: 404, body: graphRefusal("UnknownError") }],
  ])("%s", async (_name, scripted) => {
    const error = await errorFor(scripted);
    expect(error).toHaveProperty("name", "Error");
    expect(String(error)).toContain(`refused to try: ${scripted.status ?? ""} `);
  });
});

describe("an error inside the text of UnknownError", () => {
  const inside = (inner: unknown) => graphRefusal("UnknownError", JSON.stringify(inner));

  test.each([
    [404, "resourceNotFound", "not-found"],
    [400, "badRequest", "bad-request"],
    [403, "accessDenied", "directory-forbidden"],
  ])("%i %s counts as what it is: %s", async (status, ErrorCode, expected) => {
    const error = await errorFor({ status, body: inside({ ErrorCode, Message: "kim@contoso.example" }) });
    expect(error).toMatchObject({
      name: "RefusedError",
      code: expected,
      message: `Graph refused to try: ${status} ${ErrorCode}, request-id request-1`,
    });
  });

  test.each([
    ["without a code", { Message: "No HTTP resource was found that matches the request URI" }],
    ["with a code that is none", { ErrorCode: "kim@contoso.example is not allowed" }],
    ["of another form", ["resourceNotFound"]],
  ])("%s says no more than before", async (_name, inner) => {
    const error = await errorFor({ status: 404, body: inside(inner) });
    expect(error).toMatchObject({
      name: "Error",
      message: "Graph refused to try: 404 UnknownError, request-id request-1",
    });
  });
});

test("an answer that is no JSON is final, and is not quoted", async () => {
  const error = await errorFor({ body: "About kim@contoso.example" });
  expect(error).toMatchObject({ code: "unreadable-answer", message: "Graph's answer to try is no JSON" });
  expect(error).not.toHaveProperty("cause");
});

test("an error code that is no code is not passed on", async () => {
  const error = await errorFor({ status: 403, body: graphRefusal("kim@contoso.example is not allowed") });
  expect(error).toMatchObject({ message: "Graph refused to try: 403 no code, request-id request-1" });
});
