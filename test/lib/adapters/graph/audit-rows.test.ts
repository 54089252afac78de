import { auditRows } from "../../../../lib/adapters/graph/audit-rows.ts";
import { subject } from "../../../support/builders.ts";
import { startScriptedGraph } from "./scripted-graph.ts";

const activityDisplayName = "Delete application password for user";

test.each([
  ["success", 1],
  ["failure", 0],
  ["timeout", 0],
  ["unknownFutureValue", 0],
  [null, 0],
])("a row with the result %s counts %i times", async (result, count) => {
  const row = { id: "r1", activityDisplayName, activityDateTime: "2026-11-21T10:00:00Z", result };
  const graph = await startScriptedGraph(() => ({ body: { value: [row] } }));
  const rows = await auditRows(graph.client, subject, activityDisplayName, "2026-11-21T09:00:00Z");
  await graph.stop();
  expect(rows).toHaveLength(count);
});

const admin = "0AD00000-0000-4000-8000-00000000000A";

test.each<[string, unknown, string | null]>([
  ["a person", { user: { id: admin, userPrincipalName: "a@b.example" }, app: null }, admin.toLowerCase()],
  ["an app", { user: null, app: { appId: "x", servicePrincipalId: "y" } }, null],
  ["nobody", null, null],
  ["a person without an id", { user: { id: "", displayName: "A" } }, null],
  ["another form", "somebody", null],
])("who did it is told where the row names %s", async (_, initiatedBy, by) => {
  const row = { id: "r1", activityDisplayName, activityDateTime: "2026-11-21T10:00:00Z", result: "success" };
  const graph = await startScriptedGraph(() => ({ body: { value: [{ ...row, initiatedBy }] } }));
  const rows = await auditRows(graph.client, subject, activityDisplayName, "2026-11-21T09:00:00Z");
  await graph.stop();
  expect(rows).toEqual([
    { id: "r1", activity: activityDisplayName, at: row.activityDateTime, by, changed: [] },
  ]);
});
