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
  expect(await directory.managerChanges(people.aiko, daysAgo(14))).toMatchObject([
    { activity: "Set user manager" },
  ]);
  expect(await directory.managerChanges(people.aiko, daysAgo(9))).toEqual([]);
  expect(await directory.managerChanges(people.emma, daysAgo(14))).toEqual([]);
});

test("without the permission to read the log it is refused, and not empty", async () => {
  graph = await startTenantUnderTest(without("AuditLog.Read.All"));
  const changes = graphDirectory(graph.client).managerChanges(people.aiko, daysAgo(14));
  await expect(changes).rejects.toMatchObject({ name: "RefusedError", code: "directory-forbidden" });
});

const aRow = (change: object) => ({
  ...{ id: "row", activityDateTime: "2026-11-20T00:00:00Z", result: "success", targetResources: [] },
  ...change,
});
const withModified = (displayName: string) => ({
  targetResources: [{ id: people.aiko, modifiedProperties: [{ displayName, oldValue: "[]" }] }],
});

test.each([
  ["its own activity, however it is spelled", { activityDisplayName: " SET  user manager" }, 1],
  ["a change of the user's manager", { activityDisplayName: "Update user", ...withModified("Manager") }, 1],
  ["a change of the user's title", { activityDisplayName: "Update user", ...withModified("JobTitle") }, 0],
  ["a change that did not succeed", { activityDisplayName: "Set user manager", result: "failure" }, 0],
  ["a row without targets", { activityDisplayName: "Update user", targetResources: null }, 0],
])("%s", async (_, change, found) => {
  const { client } = await scripted.start({
    "GET /v1.0/auditLogs/directoryAudits": { body: { value: [aRow(change)] } },
  });
  expect(await graphDirectory(client).managerChanges(people.aiko, daysAgo(14))).toHaveLength(found);
});
