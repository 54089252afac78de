import { join } from "node:path";
import { assignedPermissions } from "../../../scripts/doctor/assigned-permissions.ts";
import { checkPermissions } from "../../../scripts/doctor/check-permissions.ts";
import { permissionList } from "../../../scripts/doctor/permission-list.ts";
import { startScriptedGraph, type Scripted } from "../../lib/adapters/graph/scripted-graph.ts";

const list = permissionList(join(__dirname, "../../.."));
const principal = "e0776f79-4505-45f3-b345-ea49da86430a";
const [first, ...others] = list.filter(({ exchangeRole }) => exchangeRole === undefined);
const granted = (appRoleId: string, resourceDisplayName = "Microsoft Graph") => ({
  ...{ appRoleId, resourceDisplayName },
  principalId: principal,
});

async function found(answer: Scripted) {
  const graph = await startScriptedGraph(() => answer);
  try {
    const held = await assignedPermissions(graph.client, principal, list);
    expect(graph.asked[0]?.target).toBe(`/v1.0/servicePrincipals/${principal}/appRoleAssignments`);
    return checkPermissions(list, held);
  } finally {
    await graph.stop();
  }
}

test("what a person reads of the app's service principal tells what is missing and what is too much", async () => {
  const unknown = "741f803b-c850-494e-b5df-cde7c675a1ca";
  const value = [...others.map(({ appRoleId }) => granted(appRoleId)), granted(unknown)];
  const all = await found({ body: { value } });
  expect(all.filter(({ status }) => status === "mend")).toEqual([
    { status: "mend", subject: "permission", about: first?.permission, problem: "permission-missing" },
    { status: "mend", subject: "permission", about: unknown, problem: "permission-not-needed" },
  ]);
});

test("a role of another application is none of Graph's", async () => {
  const value = [granted(first?.appRoleId ?? "", "Some other service")];
  expect(await found({ body: { value } })).toContainEqual(
    expect.objectContaining({ about: first?.permission, problem: "permission-missing" }),
  );
});

test.each([403, 404, 500])("an answer of %d leaves every permission unknown", async (status) => {
  const all = await found({ status, body: { error: { code: "Authorization_RequestDenied", message: "" } } });
  expect(all.filter((one) => one.subject === "permission").map((one) => one.status)).toEqual(
    [first, ...others].map(() => "unknown"),
  );
});
