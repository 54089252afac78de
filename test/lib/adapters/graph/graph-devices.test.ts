import { graphDevices, listDevices } from "../../../../lib/adapters/graph/graph-devices.ts";
import { graphRefusal, type ScriptedGraph } from "./scripted-graph.ts";
import { callsOf, scriptedPaths, type Answers } from "./scripted-paths.ts";
import { people } from "./tenant-under-test.ts";

const phone = "d0000000-0000-4000-8000-000000000001";
const list = `GET /v1.0/users/${people.aiko}/registeredDevices`;
const read = `GET /v1.0/devices/${phone}`;
const write = `PATCH /v1.0/devices/${phone}`;
const row = {
  "@odata.type": "#microsoft.graph.device",
  id: phone,
  deviceId: "another id",
  displayName: "Aiko's phone",
  accountEnabled: true,
  trustType: "Workplace",
};
const gone = { status: 404, body: graphRefusal("Request_ResourceNotFound") };
const forbidden = { status: 403, body: graphRefusal("Authorization_RequestDenied") };

const scripted = scriptedPaths();
let graph: ScriptedGraph;
afterEach(() => scripted.stopAll());

async function start(answers: Answers) {
  graph = await scripted.start(answers);
  return graphDevices(graph.client);
}

test("a person's devices are told by the id that the directory knows them by", async () => {
  await start({ [list]: { body: { value: [{ ...row, operatingSystem: "iOS" }] } } });
  expect(await listDevices(graph.client, people.aiko)).toEqual([
    { id: phone, name: "Aiko's phone", operatingSystem: "iOS", isEnabled: true, trustType: "Workplace" },
  ]);
});

test("a device that Graph only gives the id of is listed, and not taken for a disabled one", async () => {
  await start({ [list]: { body: { value: [{ id: phone, accountEnabled: null }] } } });
  expect(await listDevices(graph.client, people.aiko)).toEqual([
    { id: phone, name: "", operatingSystem: null, isEnabled: null, trustType: null },
  ]);
});

test("a list that may not be read is an error, not an empty one", async () => {
  await start({ [list]: forbidden });
  await expect(listDevices(graph.client, people.aiko)).rejects.toMatchObject({ code: "directory-forbidden" });
});

test("disabling sets the one property", async () => {
  const devices = await start({ [write]: { status: 204 } });
  expect(await devices.disable(phone)).toEqual({ requestId: "request-1", wasGone: false });
  expect(callsOf(graph)).toEqual([write]);
  expect(graph.asked[0]?.body).toBe('{"accountEnabled":false}');
});

test("a device that is gone was gone", async () => {
  const devices = await start({ [write]: gone, [read]: gone });
  expect(await devices.disable(phone)).toEqual({ requestId: "request-1", wasGone: true });
  expect(await devices.state(phone)).toBe("gone");
});

test("disabling without the permission is a refusal", async () => {
  const devices = await start({ [write]: forbidden });
  await expect(devices.disable(phone)).rejects.toMatchObject({ code: "directory-forbidden" });
});

test.each([
  [true, "enabled"],
  [false, "disabled"],
])("read back with accountEnabled %s it is %s", async (accountEnabled, expected) => {
  const devices = await start({ [read]: { body: { id: phone, accountEnabled } } });
  expect(await devices.state(phone)).toBe(expected);
});

test.each([null, undefined])("read back with accountEnabled %s it is no state", async (accountEnabled) => {
  const devices = await start({ [read]: { body: { id: phone, accountEnabled } } });
  await expect(devices.state(phone)).rejects.toMatchObject({ code: "unreadable-answer" });
});
