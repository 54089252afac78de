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
