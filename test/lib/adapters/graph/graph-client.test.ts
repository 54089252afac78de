import { graphCall } from "../../../../lib/adapters/graph/graph-call.ts";
import { graphPath } from "../../../../lib/adapters/graph/graph-path.ts";
import { startScriptedGraph, type ScriptedGraph } from "./scripted-graph.ts";

let graph: ScriptedGraph | undefined;
afterEach(() => graph?.stop());

test("each call carries the token and an id of its own", async () => {
  graph = await startScriptedGraph(() => ({ body: {} }));
  await graphCall(graph.client, { what: "try", path: "/users/1" });
  await graphCall(graph.client, { what: "try", path: "/users/1" });
  const ids = graph.asked.map(({ headers }) => headers["client-request-id"]);
  expect(new Set(ids).size).toBe(2);
  expect(graph.asked.map(({ headers }) => headers.authorization)).toEqual([
    "Bearer token-of-a-test",
    "Bearer token-of-a-test",
  ]);
});

test.each(["GET", "POST", "PATCH", "DELETE"] as const)(
  "a %s that is throttled is sent once",
  async (method) => {
    graph = await startScriptedGraph(() => ({ status: 429, headers: { "retry-after": "0" } }));
    await expect(graphCall(graph.client, { what: "try", method, path: "/users/1" })).rejects.toMatchObject({
      name: "TransientError",
    });
    expect(graph.asked).toHaveLength(1);
  },
);

test.each(["POST", "PATCH"] as const)("a %s carries its body as JSON", async (method) => {
  graph = await startScriptedGraph(() => ({ status: 204 }));
  await graphCall(graph.client, { what: "try", method, path: "/users/1", body: { isOn: false } });
  expect(graph.asked).toMatchObject([{ method, target: "/v1.0/users/1", body: '{"isOn":false}' }]);
  expect(graph.asked[0]?.headers["content-type"]).toBe("application/json");
});

test("a POST whose answer is lost is sent once", async () => {
  graph = await startScriptedGraph(() => ({ breaks: "before" }));
  await expect(
    graphCall(graph.client, { what: "try", method: "POST", path: "/users/1/sendMail", body: {} }),
  ).rejects.toMatchObject({ name: "TransientError" });
  expect(graph.asked).toHaveLength(1);
});

test("a redirect is not followed, and the token goes nowhere", async () => {
  const elsewhere = await startScriptedGraph(() => ({ body: {} }));
  graph = await startScriptedGraph(() => ({ status: 307, headers: { location: `${elsewhere.url}/v1.0/x` } }));
  await expect(graphCall(graph.client, { what: "try", path: "/users/1" })).rejects.toThrow("307");
  expect(elsewhere.asked).toEqual([]);
  await elsewhere.stop();
});

test("a path that names another host gets no token", async () => {
  graph = await startScriptedGraph(() => ({ body: {} }));
  await expect(
    graphCall(graph.client, { what: "try", path: "https://other.example/v1.0/me" }),
  ).rejects.toThrow(/gets no token/);
  expect(graph.asked).toEqual([]);
});

test("a call is recorded without query, name, headers or body", async () => {
  graph = await startScriptedGraph(() => ({ status: 202 }));
  await graphCall(graph.client, {
    what: "try",
    method: "POST",
    path: graphPath`/users/${"kim_x.example#EXT#@contoso.example"}/sendMail`,
    query: { $filter: "mail eq 'kim'" },
    body: { to: "kim" },
  });
  const clientRequestId = graph.asked[0]?.headers["client-request-id"];
  const path = "/v1.0/users/{name}/sendMail";
  expect(graph.records).toEqual([
    { method: "POST", path, status: 202, requestId: "request-1", clientRequestId },
  ]);
});

test("a call without an answer is recorded too", async () => {
  graph = await startScriptedGraph(() => ({ breaks: "before" }));
  await graphCall(graph.client, { what: "try", path: "/users/1" }).catch(() => undefined);
  expect(graph.records).toMatchObject([{ path: "/v1.0/users/1", status: null, requestId: null }]);
});

test("a success of any code, with or without a body, is one", async () => {
  for (const status of [200, 201, 202, 204]) {
    const one = await startScriptedGraph(() => ({ status, headers: { "content-type": "application/json" } }));
    await expect(graphCall(one.client, { what: "try", method: "POST", path: "/a" })).resolves.toMatchObject({
      isAbsent: false,
      body: undefined,
      requestId: "request-1",
    });
    await one.stop();
  }
});
