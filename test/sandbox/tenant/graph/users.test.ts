import { contoso, idOf, runningTenant } from "../running-tenant.ts";
import { containing, including } from "../like.ts";

const aiko = idOf("aiko.tanaka");
const ken = idOf("ken.sato");

describe("a user", () => {
  it("is found by object id and by sign-in name, whatever the case", async () => {
    const { graph } = await runningTenant();
    for (const name of [aiko, "AIKO.Tanaka@contoso.example"])
      expect((await graph("GET", `/v1.0/users/${name}`)).body).toMatchObject({ id: aiko });
  });

  it("comes with the default properties only, so that accountEnabled is absent and not false", async () => {
    const { graph } = await runningTenant();
    const { body } = await graph("GET", `/v1.0/users/${aiko}`);
    expect(body).toMatchObject({ displayName: "Aiko Tanaka", preferredLanguage: "ja-JP" });
    for (const property of ["accountEnabled", "userType", "isManagementRestricted", "methods", "managerId"])
      expect(body).not.toHaveProperty(property);
  });

  it("comes with exactly what $select names", async () => {
    const { graph } = await runningTenant();
    const path = `/v1.0/users/${aiko}?$select=id,accountEnabled,onPremisesSyncEnabled,identities`;
    const { body } = await graph("GET", path);
    expect(body).toEqual({
      "@odata.context": containing("/v1.0/$metadata#users/$entity"),
      id: aiko,
      accountEnabled: true,
      onPremisesSyncEnabled: null,
      identities: [including({ signInType: "userPrincipalName" })],
    });
  });

  it.each(["appPasswords", "methods", "nonsense"])("has no property %s", async (property) => {
    const { graph } = await runningTenant();
    const { status, body } = await graph("GET", `/v1.0/users/${aiko}?$select=${property}`);
    expect(status).toBe(400);
    expect(body).toHaveProperty(
      "error.message",
      `Parsing OData Select and Expand failed: Could not find a property named '${property}' on type 'microsoft.graph.user'.`,
    );
  });

  it("that is a guest is found with the # of its name encoded", async () => {
    const { graph } = await runningTenant();
    const name = encodeURIComponent("liam.oneill_fabrikam.example#EXT#@contoso.example");
    const { body } = await graph("GET", `/v1.0/users/${name}?$select=userType,externalUserState`);
    expect(body).toMatchObject({ userType: "Guest", externalUserState: "Accepted" });
  });

  it("that is missing is 404 Request_ResourceNotFound", async () => {
    const { graph } = await runningTenant();
    expect(await graph("GET", "/v1.0/users/nobody@contoso.example")).toMatchObject({
      status: 404,
      body: { error: { code: "Request_ResourceNotFound" } },
    });
  });
});

describe("a manager", () => {
  it("is a user with the asked properties", async () => {
    const { graph } = await runningTenant();
    const { body } = await graph("GET", `/v1.0/users/${aiko}/manager?$select=id,accountEnabled`);
    expect(body).toMatchObject({ "@odata.type": "#microsoft.graph.user", id: ken, accountEnabled: true });
    expect(body).not.toHaveProperty("displayName");
  });

  it("may be an organisational contact", async () => {
    const { graph } = await runningTenant();
    const { body } = await graph("GET", `/v1.0/users/${idOf("sofia.rossi")}/manager`);
    expect(body).toMatchObject({
      "@odata.type": "#microsoft.graph.orgContact",
      id: contoso().contacts[0]?.id,
    });
  });

  it("may be disabled, and may be missing", async () => {
    const { graph } = await runningTenant();
    const ofRin = await graph("GET", `/v1.0/users/${idOf("rin.kato")}/manager?$select=accountEnabled`);
    expect(ofRin.body).toMatchObject({ accountEnabled: false });
    const ofHaruka = await graph("GET", `/v1.0/users/${idOf("haruka.ito")}/manager`);
    expect(ofHaruka).toMatchObject({ status: 404, body: { error: { code: "Request_ResourceNotFound" } } });
  });
});
