import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startTenant } from "../../../sandbox/tenant/start-tenant.ts";
import {
  contosoPath,
  idOf,
  newFolder,
  redirectUri,
  runningTenant,
  typesIn,
  untilDone,
} from "./running-tenant.ts";
import { including, matching, someId } from "./like.ts";

const aiko = idOf("aiko.tanaka");
const mobile = "3179e48a-750b-4051-897c-87b9720928f7";

it("goes on where it stopped: state, keys, identity header and journal", async () => {
  const dir = newFolder();
  const first = await runningTenant(undefined, dir);
  await first.graph("DELETE", `/v1.0/users/${aiko}/authentication/phoneMethods/${mobile}`);
  first.changePerson(aiko, { accountEnabled: false });
  await first.stop();

  const second = await runningTenant(undefined, dir);
  expect(second.identityHeader).toBe(first.identityHeader);
  expect(second.tenantState()).toEqual(first.tenantState());
  const list = await second.graph("GET", `/v1.0/users/${aiko}/authentication/methods`);
  expect(typesIn(list)).not.toContain("phone");
  expect(second.journal()).toContainEqual(including({ method: "DELETE", status: 204 }));
});

it("will not go on with another tenant file, and says what to do", async () => {
  const { dir, stop } = await runningTenant();
  await stop();
  const other = { dir, file: contosoPath, port: 0, redirectUris: [redirectUri] };
  await expect(startTenant(other)).rejects.toThrow("remove the folder to begin anew, or name the file");
});

it("refuses a file that is no tenant, naming the field", async () => {
  const dir = newFolder();
  const file = join(dir, "tenant.json");
  writeFileSync(
    file,
    JSON.stringify({ ...JSON.parse(readFileSync(contosoPath, "utf8")), people: [{ id: 1 }] }),
  );
  await expect(startTenant({ dir, file, port: 0, redirectUris: [] })).rejects.toThrow("people[0].id");
});

it("changes a person as another administrator would, at once", async () => {
  const { graph, changePerson, tenantState } = await runningTenant();
  await graph("DELETE", `/v1.0/users/${aiko}/authentication/phoneMethods/${mobile}`);
  const methods = tenantState().people.find(({ id }) => id === idOf("ken.sato"))?.methods ?? [];
  changePerson("aiko.tanaka@contoso.example", { isManagementRestricted: true, methods });
  const list = await graph("GET", `/v1.0/users/${aiko}/authentication/methods`);
  expect(typesIn(list)).toEqual(["password", "microsoftAuthenticator", "phone"]);
  expect((await graph("POST", `/v1.0/users/${aiko}/revokeSignInSessions`)).status).toBe(403);
  expect(() => changePerson("nobody", {})).toThrow("nobody in the tenant");
});

it("hands out copies of its state", async () => {
  const { tenantState } = await runningTenant();
  tenantState().people.splice(0);
  expect(tenantState().people).not.toEqual([]);
});

it("journals who asked what, before the answer, without bodies or secrets", async () => {
  const tenant = await runningTenant();
  const query = `client_id=${tenant.clientId}&state=s3cret&code_challenge=s3cret&nonce=s3cret&login_hint=s3cret`;
  await fetch(`${tenant.url}/${tenant.tenantId}/oauth2/v2.0/authorize?${query}`);
  await tenant.graph("GET", `/v1.0/users/${aiko}?$select=id`);
  expect(JSON.stringify(tenant.journal())).not.toContain("s3cret");
  expect(tenant.journal()).toEqual([
    including({ identity: "mfa-remediation", method: "GET", path: "/msi/token", status: 200 }),
    including({ identity: null, query: { client_id: tenant.clientId }, status: 400 }),
    {
      time: matching(/^\d{4}-.+Z$/),
      identity: "mfa-remediation",
      method: "GET",
      path: `/v1.0/users/${aiko}`,
      query: { $select: "id" },
      status: 200,
      requestId: someId,
      restedOn: [["User.Read.All"]],
    },
  ]);
});

it("journals which permissions would have let a refused request in, and on which a served one rested", async () => {
  const { graph, journal } = await runningTenant(({ identities: [identity] }) => {
    identity?.permissions.splice(0, Infinity, "User.Read.All");
  });
  await graph("GET", "/v1.0/auditLogs/directoryAudits");
  await graph("GET", `/v1.0/users/${aiko}/transitiveMemberOf/microsoft.graph.group`);
  expect(journal().slice(-2)).toEqual([
    including({ status: 403, lacked: [["AuditLog.Read.All"]] }),
    including({
      status: 200,
      restedOn: [["User.Read.All"]],
      lacked: [["GroupMember.Read.All", "Group.Read.All", "Directory.Read.All"]],
    }),
  ]);
});

it("can be reached from this machine alone", async () => {
  const { url } = untilDone(await runningTenant());
  expect(new URL(url).hostname).toBe("127.0.0.1");
});
