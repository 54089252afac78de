import { methodTypes } from "../../../../sandbox/tenant/graph/method-types.ts";
import { contoso, idOf, methodId, runningTenant, typesIn, type RunningTenant } from "../running-tenant.ts";
import { containing } from "../like.ts";

const aiko = `/users/${idOf("aiko.tanaka")}/authentication`;
const mobile = "3179e48a-750b-4051-897c-87b9720928f7";
const authenticator = methodId("aiko.tanaka", "microsoftAuthenticator");
const oath = methodId("aiko.tanaka", "softwareOath");

const deleteAuthenticator = ({ graph }: RunningTenant) =>
  graph("DELETE", `/v1.0${aiko}/microsoftAuthenticatorMethods/${authenticator}`);

async function deleteTheOthers({ graph }: RunningTenant): Promise<void> {
  expect((await graph("DELETE", `/v1.0${aiko}/softwareOathMethods/${oath}`)).status).toBe(204);
  expect((await graph("DELETE", `/v1.0${aiko}/phoneMethods/${mobile}`)).status).toBe(204);
}

describe("the default method", () => {
  it.each([
    ["change-default-first", "Cannot delete default method with other methods configured."],
    ["matches-current-default", `method id of [${authenticator}] matches the user's current default`],
  ] as const)("is refused while others remain, worded as %s", async (wording, text) => {
    const tenant = await runningTenant((file) => {
      file.variants.defaultDeleteRefusal = wording;
    });
    const { status, body } = await deleteAuthenticator(tenant);
    expect(status).toBe(400);
    expect(body).toHaveProperty("error.code", "badRequest");
    expect(body).toHaveProperty("error.message", containing(text));
  });

  it("goes as the last second factor, password and key notwithstanding", async () => {
    const tenant = await runningTenant();
    await deleteTheOthers(tenant);
    expect((await deleteAuthenticator(tenant)).status).toBe(204);
    expect(typesIn(await tenant.graph("GET", `/v1.0${aiko}/methods`))).toEqual(["password", "fido2"]);
  });

  it("stays while a key remains, where the tenant is so strict", async () => {
    const tenant = await runningTenant((file) => {
      file.variants.defaultHeldBy = "any-other-method";
    });
    await deleteTheOthers(tenant);
    expect((await deleteAuthenticator(tenant)).status).toBe(400);
  });

  it("goes first, where the tenant is so lax", async () => {
    const tenant = await runningTenant((file) => {
      file.variants.defaultHeldBy = "nothing";
    });
    expect((await deleteAuthenticator(tenant)).status).toBe(204);
  });

  it("goes at once after another one was made the default", async () => {
    const tenant = await runningTenant((file) => {
      file.identities[0]?.permissions.push("UserAuthenticationMethod.ReadWrite.All");
    });
    const body = { userPreferredMethodForSecondaryAuthentication: "oath" };
    expect((await tenant.graph("PATCH", `/beta${aiko}/signInPreferences`, { body })).status).toBe(204);
    expect((await deleteAuthenticator(tenant)).status).toBe(204);
  });
});

describe("a deleted method", () => {
  it("is gone from the list and 404 the next time", async () => {
    const { graph } = await runningTenant();
    const path = `/v1.0${aiko}/softwareOathMethods/${oath}`;
    expect(await graph("DELETE", path)).toMatchObject({ status: 204, body: undefined });
    expect(typesIn(await graph("GET", `/v1.0${aiko}/methods`))).not.toContain("softwareOath");
    expect(await graph("DELETE", path)).toMatchObject({
      status: 404,
      body: { error: { code: "resourceNotFound" } },
    });
  });

  it("leaves its row in the audit log, by the application, on the person", async () => {
    const { graph, tenantState } = await runningTenant();
    await graph("DELETE", `/v1.0${aiko}/phoneMethods/${mobile}`);
    expect(tenantState().audits.at(-1)).toMatchObject({
      activityDisplayName: "Admin deleted security info",
      loggedByService: "Authentication Methods",
      initiatedBy: { user: null, app: { displayName: "mfa-remediation" } },
      targetResources: [{ id: idOf("aiko.tanaka"), type: "User" }],
    });
  });
});

it("deletes a method of every type, in the versions that have the path, with its own permission", async () => {
  const tenant = await runningTenant((file) => {
    const permissions = methodTypes.map(({ permission }) => permission);
    file.identities[0]?.permissions.splice(0, Infinity, "UserAuthenticationMethod.Read.All", ...permissions);
    const [owner] = file.people;
    if (owner === undefined) throw new Error("Contoso is empty");
    owner.preferredMethod = undefined;
    owner.methods = methodTypes.map(({ type }) => ({
      "@odata.type": `#microsoft.graph.${type}`,
      id: type,
      createdDateTime: null,
      lastUsedDateTime: null,
    }));
  });
  for (const { type, path, deletableIn } of methodTypes) {
    const url = `${aiko}/${path?.replace("{}", type) ?? ""}`;
    if (!deletableIn.includes("v1.0")) expect((await tenant.graph("DELETE", `/v1.0${url}`)).status).toBe(400);
    expect([type, (await tenant.graph("DELETE", `/beta${url}`)).status]).toEqual([type, 204]);
  }
  expect(typesIn(await tenant.graph("GET", `/beta${aiko}/methods`))).toEqual([]);
});

it("has no path to delete a password", async () => {
  const { graph } = await runningTenant();
  const path = `/v1.0${aiko}/passwordMethods/28c10230-6103-485e-b985-444c60001490`;
  expect((await graph("DELETE", path)).status).toBe(400);
});

it("does not find a method under another type's path", async () => {
  const { graph } = await runningTenant();
  expect((await graph("DELETE", `/v1.0${aiko}/phoneMethods/${oath}`)).status).toBe(404);
});

it("refuses an application on somebody in a restricted-management unit, and spares no administrator", async () => {
  const { graph } = await runningTenant();
  const phones = (name: string) => `/v1.0/users/${idOf(name)}/authentication/phoneMethods/${mobile}`;
  expect(await graph("DELETE", phones("makoto.abe"))).toMatchObject({
    status: 403,
    body: { error: { code: "accessDenied" } },
  });
  expect((await graph("DELETE", phones("nao.fujita"))).status).toBe(204);
});

it.each([
  ["deletable", 204],
  ["refused", 400],
] as const)("treats a mobile number beside an alternate one as %s", async (mobileWithAlternate, status) => {
  const { graph } = await runningTenant((file) => {
    file.variants.mobileWithAlternate = mobileWithAlternate;
  });
  const phones = `/v1.0/users/${idOf("itsuki.nakamura")}/authentication/phoneMethods`;
  expect((await graph("DELETE", `${phones}/${mobile}`)).status).toBe(status);
});

it("finds its subject as the demo needs it", () => {
  const subject = contoso().people.find(({ id }) => id === idOf("aiko.tanaka"));
  expect(subject?.appPasswords).toHaveLength(2);
  expect(subject?.methods.map((method) => method["@odata.type"].slice(17))).toEqual([
    "passwordAuthenticationMethod",
    "microsoftAuthenticatorAuthenticationMethod",
    "softwareOathAuthenticationMethod",
    "phoneAuthenticationMethod",
    "fido2AuthenticationMethod",
  ]);
});
