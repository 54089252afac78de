import { graphDirectory } from "../../../../lib/adapters/graph/graph-directory.ts";
import { scriptedPaths } from "./scripted-paths.ts";
import { people, startTenantUnderTest, without, type TenantUnderTest } from "./tenant-under-test.ts";

const scripted = scriptedPaths();
let graph: TenantUnderTest | undefined;
afterEach(async () => {
  await scripted.stopAll();
  await graph?.stop();
  graph = undefined;
});

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

test("a manager who was entered ten days ago is a change within fourteen and not within nine", async () => {
  graph = await startTenantUnderTest((file) => {
    for (const found of file.people) if (found.id === people.aiko) found.managerChangedDaysAgo = 10;
  });
  const directory = graphDirectory(graph.client);
  expect(await directory.profileChanges(people.aiko, daysAgo(14))).toMatchObject([
    { activity: "Set user manager" },
  ]);
  expect(await directory.profileChanges(people.aiko, daysAgo(9))).toEqual([]);
  expect(await directory.profileChanges(people.emma, daysAgo(14))).toEqual([]);
});

test("without the permission to read the log it is refused, and not empty", async () => {
  graph = await startTenantUnderTest(without("AuditLog.Read.All"));
  const changes = graphDirectory(graph.client).profileChanges(people.aiko, daysAgo(14));
  await expect(changes).rejects.toMatchObject({ name: "RefusedError", code: "directory-forbidden" });
});

test("so is another number, named as the tenant's log names it", async () => {
  graph = await startTenantUnderTest((file) => {
    for (const found of file.people)
      if (found.id === people.aiko) found.contactChange = { daysAgo: 10, property: "Mobile" };
  });
  const directory = graphDirectory(graph.client);
  expect(await directory.profileChanges(people.aiko, daysAgo(14))).toMatchObject([{ changed: ["contact"] }]);
  expect(await directory.profileChanges(people.aiko, daysAgo(9))).toEqual([]);
});

const aRow = (change: object) => ({
  ...{ id: "row", activityDateTime: "2026-11-20T00:00:00Z", result: "success", targetResources: [] },
  ...change,
});
const updated = (
  displayName: string,
  { id = people.aiko, newValue = "[]" }: { id?: string; newValue?: string } = {},
) => ({
  activityDisplayName: "Update user",
  targetResources: [{ id, modifiedProperties: [{ displayName, oldValue: "[]", newValue }] }],
});
const listed = (newValue: string) => updated("Included Updated Properties", { newValue });

const rows: readonly (readonly [string, object, readonly string[]])[] = [
  ["its own activity, however it is spelled", { activityDisplayName: " SET  user manager" }, ["manager"]],
  ["a change of the user's manager", updated("Manager"), ["manager"]],
  ["a change of the user's title", updated("JobTitle"), []],
  [
    "a change that did not succeed",
    { ...updated("Mobile"), activityDisplayName: "Set user manager", result: "failure" },
    [],
  ],
  ["a row without targets", { activityDisplayName: "Update user", targetResources: null }, []],
  ["the mobile number", updated("Mobile"), ["contact"]],
  ["the mobile number as Graph calls it, spaced", updated(" Mobile  Phone"), ["contact"]],
  ["the number at work", updated("TelephoneNumber"), ["contact"]],
  ["another mail address", updated("otherMails"), ["contact"]],
  [
    "the address, of an object id in capitals",
    updated("Mail", { id: people.aiko.toUpperCase() }),
    ["contact"],
  ],
  ["a list of names in quotes", listed('"Manager, Mobile"'), ["manager", "contact"]],
  ["a list with nothing of it", listed('"JobTitle, UsageLocation"'), []],
  ["what a person registers to sign in with", updated("StrongAuthenticationUserDetails"), []],
  ["the number of somebody else who is in the row", updated("Mobile", { id: people.emma }), []],
];

test.each(rows)("%s", async (_, change, changed) => {
  const { client } = await scripted.start({
    "GET /v1.0/auditLogs/directoryAudits": { body: { value: [aRow(change)] } },
  });
  const found = await graphDirectory(client).profileChanges(people.aiko, daysAgo(14));
  expect(found.map((row) => row.changed)).toEqual(changed.length > 0 ? [changed] : []);
});
