import { setTimeout } from "node:timers/promises";
import { graphDirectory } from "../../../../lib/adapters/graph/graph-directory.ts";
import { graphRefusal, startScriptedGraph, type Scripted } from "./scripted-graph.ts";
import { bodies, pathNames, scriptedPerson, type PathOfFacts } from "./scripted-person.ts";
import { people } from "./tenant-under-test.ts";

async function factsWith(changed: Readonly<Partial<Record<PathOfFacts, Scripted>>>) {
  const graph = await startScriptedGraph(scriptedPerson(changed));
  try {
    return await graphDirectory(graph.client).facts(people.aiko, { requester: people.emma });
  } finally {
    await graph.stop();
  }
}

const refusals = [
  [400, "badRequest"],
  [403, "Authorization_RequestDenied"],
  [404, "Request_ResourceNotFound"],
] as const;
const every = pathNames.flatMap((path) => refusals.map(([status, code]) => [path, status, code] as const));
const mayBeAnswered = (path: PathOfFacts, status: number) =>
  path === "preferences" || (["manager", "requester"].includes(path) && status === 404);

test("a Graph that answers everything gives the facts", async () => {
  const { facts } = await factsWith({});
  expect(facts).toMatchObject({ isManagementRestricted: false, methods: [], roleAssignableGroups: [] });
});

test.each(every.filter(([path, status]) => !mayBeAnswered(path, status)))(
  "%s answered with %i: the check is impossible",
  async (path, status, code) => {
    const refused = factsWith({ [path]: { status, body: graphRefusal(code) } });
    const said = `: ${status} ${code}, request-id request-1`;
    await expect(refused).rejects.toMatchObject({ name: "RefusedError", code: "check-impossible" });
    await expect(refused).rejects.toThrow(/^could not check .+: Graph refused to /);
    await expect(refused).rejects.toThrow(said);
  },
);

test("when one check fails, no other goes on asking behind the error", async () => {
  const graph = await startScriptedGraph(scriptedPerson({ account: { status: 403 } }));
  const facts = graphDirectory(graph.client).facts(people.aiko, { requester: people.emma });
  await expect(facts).rejects.toMatchObject({ code: "check-impossible" });
  const asked = graph.asked.length;
  await setTimeout(200);
  expect(graph.asked).toHaveLength(asked);
  await graph.stop();
});

test.each(pathNames)("%s throttled: worth another try, even where it is only a hint", async (path) => {
  await expect(factsWith({ [path]: { status: 429 } })).rejects.toMatchObject({ name: "TransientError" });
});

test.each(pathNames.filter((path) => path !== "preferences"))("%s answered with nothing", async (path) => {
  await expect(factsWith({ [path]: { body: {} } })).rejects.toMatchObject({ code: "check-impossible" });
});

describe("a property that was asked for and is missing", () => {
  const parts = [
    ...Object.keys(bodies.account).map((property) => ["account", property] as const),
    ...Object.keys(bodies.manager).map((property) => ["manager", property] as const),
    ["requester", "displayName"] as const,
  ];

  test.each(parts)("%s: %s", async (path, property) => {
    const body = Object.fromEntries(Object.entries(bodies[path]).filter(([name]) => name !== property));
    await expect(factsWith({ [path]: { body } })).rejects.toMatchObject({ code: "check-impossible" });
  });

  test.each([
    ["accountEnabled", null],
    ["identities", null],
  ])("%s: null is not read as an answer", async (property, value) => {
    const body = { ...bodies.account, [property]: value };
    await expect(factsWith({ account: { body } })).rejects.toMatchObject({ code: "check-impossible" });
  });

  test("a membership that may not be read comes with its id alone", async () => {
    const id = people.nobody;
    const group = { body: { value: [{ id, displayName: null, isAssignableToRole: null }] } };
    const role = { body: { value: [{ id, displayName: null, roleTemplateId: null }] } };
    await expect(factsWith({ groups: group })).rejects.toMatchObject({ code: "check-impossible" });
    await expect(factsWith({ directoryRoles: role })).rejects.toMatchObject({ code: "check-impossible" });
  });
});

test.each([
  ["externalUserState", "PendingAcceptance"],
  ["userPrincipalName", "kim_x.example#EXT#@contoso.example"],
  ["identities", [{ signInType: "federated" }]],
])("%s alone is sign enough of a home elsewhere", async (property, value) => {
  const { facts } = await factsWith({ account: { body: { ...bodies.account, [property]: value } } });
  expect(facts.isExternal).toBe(true);
});

test.each(refusals)("unread preferences (%i) make no method the default", async (status, code) => {
  const methods = {
    body: { value: [{ "@odata.type": "#microsoft.graph.phoneAuthenticationMethod", id: "1" }] },
  };
  const { facts } = await factsWith({ methods, preferences: { status, body: graphRefusal(code) } });
  expect(facts.methods).toEqual([{ id: "1", type: "phone", isDefault: false }]);
});

test.each([
  ["another origin", "https://other.example/v1.0/users?$skiptoken=1"],
  ["another API version", "{url}/beta/users?$skiptoken=1"],
])("a next page on %s is not asked for", async (_name, link) => {
  const graph = await startScriptedGraph(() => ({
    body: { value: [], "@odata.nextLink": link.replace("{url}", graph.url) },
  }));
  await expect(graphDirectory(graph.client).methods(people.aiko)).rejects.toMatchObject({
    code: "unreadable-answer",
  });
  expect(graph.asked).toHaveLength(1);
  await graph.stop();
});

test("a list that does not end is an error", async () => {
  const graph = await startScriptedGraph(({ target }) => ({
    body: { value: [], "@odata.nextLink": `${graph.url}${target.split("?")[0] ?? ""}?$skiptoken=1` },
  }));
  await expect(graphDirectory(graph.client).methods(people.aiko)).rejects.toThrow("does not end");
  await graph.stop();
});
