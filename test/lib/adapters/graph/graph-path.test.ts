import { z } from "zod";
import { graphDirectory } from "../../../../lib/adapters/graph/graph-directory.ts";
import { graphPath, graphQuery, quoted } from "../../../../lib/adapters/graph/graph-path.ts";
import { userId } from "../../../../lib/domain/ids.ts";
import { graphRefusal, startScriptedGraph, type ScriptedGraph } from "./scripted-graph.ts";

const subject = userId.parse("59ba1b0d-5c90-4158-a909-406c2e416788");
let graph: ScriptedGraph;
beforeEach(async () => {
  graph = await startScriptedGraph(() => ({ status: 404, body: graphRefusal("Request_ResourceNotFound") }));
});
afterEach(() => graph.stop());

const hostile = [
  "../",
  "../../users/1",
  "a#EXT#@b",
  "a?b=c",
  "a&$select=x",
  "a/b",
  "%2e%2e",
  "https://x/y",
  "a b",
  "日本",
];

test.each(hostile)("the name %j reaches Graph as one segment", async (name) => {
  expect(await graphDirectory(graph.client).resolve(name)).toBeUndefined();
  expect(graph.asked.map(({ target }) => target)).toEqual([
    `/v1.0/users/${encodeURIComponent(name)}?$select=id%2CuserPrincipalName%2CdisplayName`,
  ]);
});

test.each(hostile)("the method id %j reaches Graph as one segment", async (id) => {
  await graphDirectory(graph.client).deleteMethod(subject, { id, type: "phone", isDefault: false });
  expect(graph.asked.map(({ method, target }) => `${method} ${target}`)).toEqual([
    `DELETE /v1.0/users/${subject}/authentication/phoneMethods/${encodeURIComponent(id)}`,
  ]);
});

test.each(["", ".", ".."])("the id %j is sent nowhere: it would name the level above", async (id) => {
  const directory = graphDirectory(graph.client);
  await expect(directory.deleteMethod(subject, { id, type: "phone", isDefault: false })).rejects.toThrow(
    "must not be",
  );
  await expect(directory.resolve(id)).rejects.toThrow("must not be");
  expect(graph.asked).toEqual([]);
});

test("an answer about somebody else is no match", async () => {
  const other = { id: subject, userPrincipalName: "kim@contoso.example", displayName: "Kim" };
  const answering = await startScriptedGraph(() => ({ body: other }));
  const directory = graphDirectory(answering.client);
  expect(await directory.resolve("KIM@contoso.example")).toBe(subject);
  expect(await directory.resolve("kim@contoso.exampl")).toBeUndefined();
  await answering.stop();
});

test("no guess at an object id passes for one", () => {
  for (const name of hostile) expect(userId.safeParse(name).success).toBe(false);
  expect(z.safeParse(userId, `${subject}/manager`).success).toBe(false);
});

test("quotes in a literal are doubled, and a filter is encoded", () => {
  expect(quoted("o'neill' or 'a' eq 'a")).toBe("'o''neill'' or ''a'' eq ''a'");
  expect(graphQuery({ $filter: "a eq 'b&c+d#'" })).toBe("?$filter=a%20eq%20'b%26c%2Bd%23'");
  expect(graphQuery({})).toBe("");
  expect(graphPath`/a`).toBe("/a");
});
