import { graphQuarantine } from "../../../../lib/adapters/graph/graph-quarantine.ts";
import { graphRefusal, type ScriptedGraph } from "./scripted-graph.ts";
import { callsOf, scriptedPaths, type Answers } from "./scripted-paths.ts";
import { people } from "./tenant-under-test.ts";

const group = "8a6d2f0e-2f55-4c0c-9d4f-6b1c0c7d5e31";
const readGroup = `GET /v1.0/groups/${group}`;
const readMembers = `GET /v1.0/groups/${group}/members`;
const addMember = `POST /v1.0/groups/${group}/members/$ref`;
const removeMember = `DELETE /v1.0/groups/${group}/members/${people.aiko}/$ref`;

const fit = { body: { id: group, isAssignableToRole: null } };
const members = (...ids: string[]) => ({ body: { value: ids.map((id) => ({ "@odata.type": "#x", id })) } });
const alreadyThere = {
  status: 400,
  body: graphRefusal(
    "Request_BadRequest",
    "One or more added object references already exist for the following modified properties: 'members'.",
  ),
};

const scripted = scriptedPaths();
let graph: ScriptedGraph;
afterEach(() => scripted.stopAll());

async function start(answers: Answers) {
  graph = await scripted.start(answers);
  return graphQuarantine(graph.client, group);
}

describe("adding", () => {
  test("looks at the group, then writes its members and nothing else", async () => {
    const quarantine = await start({ [readGroup]: fit, [addMember]: { status: 204 } });
    expect(await quarantine.add(people.aiko)).toEqual({ requestId: "request-1", wasMember: false });
    expect(callsOf(graph)).toEqual([readGroup, addMember]);
    expect(graph.asked[1]?.body).toBe(
      `{"@odata.id":"https://graph.microsoft.com/v1.0/directoryObjects/${people.aiko}"}`,
    );
  });

  test("a member is success, as the list of members says", async () => {
    const quarantine = await start({
      [readGroup]: fit,
      [addMember]: alreadyThere,
      [readMembers]: members(people.ken, people.aiko.toUpperCase()),
    });
    expect(await quarantine.add(people.aiko)).toEqual({ requestId: "request-1", wasMember: true });
  });

  test("the words of a 400 alone are no success", async () => {
    const quarantine = await start({
      [readGroup]: fit,
      [addMember]: alreadyThere,
      [readMembers]: members(people.ken),
    });
    await expect(quarantine.add(people.aiko)).rejects.toMatchObject({ code: "bad-request" });
  });

  test("somebody who is not there is no success either", async () => {
    const quarantine = await start({
      [readGroup]: fit,
      [addMember]: { status: 404, body: graphRefusal("Request_ResourceNotFound") },
    });
    await expect(quarantine.add(people.aiko)).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("removing", () => {
  test("goes by the reference, since without it the person would be deleted", async () => {
    const quarantine = await start({ [readGroup]: fit, [removeMember]: { status: 204 } });
    expect(await quarantine.remove(people.aiko)).toEqual({ requestId: "request-1", wasMember: true });
    expect(callsOf(graph)).toEqual([readGroup, removeMember]);
    expect(graph.asked[1]?.target).toBe(`/v1.0/groups/${group}/members/${people.aiko}/$ref`);
  });

  test("somebody who never was a member is success", async () => {
    const quarantine = await start({
      [readGroup]: fit,
      [removeMember]: { status: 404, body: graphRefusal("Request_ResourceNotFound") },
    });
    expect(await quarantine.remove(people.aiko)).toEqual({ requestId: "request-1", wasMember: false });
  });
});

describe.each(["add", "remove"] as const)("before it may %s", (act) => {
  test.each([
    ["that may hold roles", { body: { id: group, isAssignableToRole: true } }, "quarantine-group-unfit"],
    ["that is not there", { status: 404, body: graphRefusal("Request_ResourceNotFound") }, "no-such-group"],
    ["that does not say whether it may hold roles", { body: { id: group } }, "unreadable-answer"],
    ["that may not be read", { status: 403, body: graphRefusal("x") }, "directory-forbidden"],
  ])("a group %s is refused, and nothing is written", async (_name, answer, code) => {
    const quarantine = await start({ [readGroup]: answer });
    await expect(quarantine[act](people.aiko)).rejects.toMatchObject({ name: "RefusedError", code });
    expect(callsOf(graph)).toEqual([readGroup]);
  });
});

test.each([
  ["is listed", members(people.ken, people.aiko), true],
  ["is not listed", members(people.ken), false],
  ["is alone on no list", members(), false],
])("who %s is held or not", async (_name, answer, expected) => {
  const quarantine = await start({ [readMembers]: answer });
  expect(await quarantine.holds(people.aiko)).toBe(expected);
  expect(graph.asked[0]?.headers["consistencylevel"]).toBeUndefined();
});

test("a list that cannot be read holds nobody knows whom", async () => {
  const quarantine = await start({ [readMembers]: { status: 403, body: graphRefusal("x") } });
  await expect(quarantine.holds(people.aiko)).rejects.toMatchObject({ code: "directory-forbidden" });
});
