import { codeShownBy, hardwareToken } from "../../../../sandbox/tenant/hardware-token.ts";
import { contoso, idOf, runningTenant, typesIn } from "../running-tenant.ts";

const itsuki = `/beta/users/${idOf("itsuki.nakamura")}/authentication/hardwareOathMethods`;
const mei = `/beta/users/${idOf("mei.hayashi")}/authentication/hardwareOathMethods`;
const tokens = "/beta/directory/authenticationMethodDevices/hardwareOathDevices";
const [held, spare] = contoso().hardwareOathDevices.map(({ id }) => id);
const spareNumber = "GALT-1042-78";
const statuses = (filter: string) => `${tokens}?$filter=${encodeURIComponent(filter)}`;
const wrong = (code: string) => `${(Number(code.charAt(0)) + 1) % 10}${code.slice(1)}`;

/** The 8-digit values of RFC 6238, appendix B, have these last six figures. */
it.each([
  [59, "287082"],
  [1_111_111_109, "081804"],
  [20_000_000_000, "353130"],
])("shows the code of the RFC at second %d", (second, code) => {
  const secretKey = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  const about = { id: idOf("mei.hayashi"), serialNumber: "1", manufacturer: "RFC", model: "6238" };
  expect(codeShownBy(hardwareToken.parse({ ...about, secretKey }), second * 1000)).toBe(code);
});

it("lists the tenant's tokens, with who has them and without their secrets", async () => {
  const { graph } = await runningTenant();
  expect((await graph("GET", tokens)).body).toMatchObject({
    value: [
      { id: held, status: "activated", secretKey: null, assignedTo: { id: idOf("itsuki.nakamura") } },
      { id: spare, status: "available", secretKey: null, assignedTo: null },
    ],
  });
  expect((await graph("GET", statuses(`serialNumber eq '${spareNumber}'`))).body).toMatchObject({
    value: [{ id: spare }],
  });
  expect((await graph("GET", statuses("status eq 'activated'"))).body).toMatchObject({
    value: [{ id: held }],
  });
  expect((await graph("GET", statuses("model eq 'CT-30'"))).status).toBe(400);
});

it("assigns a token, then activates it with the code it shows", async () => {
  const { graph, codeOnToken, tenantState } = await runningTenant();
  const assigned = await graph("POST", mei, { body: { device: { id: spare } } });
  expect(assigned).toMatchObject({
    status: 201,
    body: { id: spare, device: { status: "assigned", secretKey: null } },
  });
  const code = codeOnToken(spareNumber);
  const activate = (verificationCode: string) =>
    graph("POST", `${mei}/${spare ?? ""}/activate`, {
      body: { verificationCode, displayName: "Mei's token" },
    });
  expect((await activate(wrong(code))).status).toBe(400);
  expect((await graph("GET", statuses("status eq 'failedActivation'"))).body).toMatchObject({
    value: [{ id: spare }],
  });
  expect((await activate(code)).status).toBe(204);
  expect((await graph("GET", `${mei}/${spare ?? ""}`)).body).toMatchObject({
    device: { status: "activated", displayName: "Mei's token" },
  });
  expect(
    tenantState()
      .audits.map(({ activityDisplayName }) => activityDisplayName)
      .slice(-3),
  ).toEqual(["Admin registered security info", "Admin updated security info", "Admin updated security info"]);
});

it.each([
  ["assignAndActivate", { device: { id: spare } }],
  ["assignAndActivateBySerialNumber", { serialNumber: spareNumber }],
])("does both at once by %s, or neither", async (action, which) => {
  const { graph, codeOnToken } = await runningTenant();
  const code = codeOnToken(spareNumber);
  const act = (verificationCode: string) =>
    graph("POST", `${mei}/${action}`, { body: { ...which, verificationCode } });
  expect((await act(wrong(code))).status).toBe(400);
  expect((await graph("GET", mei)).body).toMatchObject({ value: [] });
  expect((await act(code)).status).toBe(204);
  expect((await graph("GET", mei)).body).toMatchObject({
    value: [{ id: spare, device: { status: "activated" } }],
  });
  expect((await act(code)).status).toBe(400);
});

it("deactivates a token, which stays assigned", async () => {
  const { graph } = await runningTenant();
  expect((await graph("POST", `${itsuki}/${held ?? ""}/deactivate`)).status).toBe(204);
  expect((await graph("GET", statuses("status eq 'assigned'"))).body).toMatchObject({
    value: [{ id: held }],
  });
  expect((await graph("POST", `${mei}/${held ?? ""}/deactivate`)).status).toBe(404);
});

it("has a token free again after its method was deleted", async () => {
  const { graph } = await runningTenant();
  const body = { device: { id: held } };
  expect((await graph("POST", mei, { body })).status).toBe(400);
  const oath = await graph(
    "PATCH",
    `/beta/users/${idOf("itsuki.nakamura")}/authentication/signInPreferences`,
    {},
  );
  expect(oath.status).toBe(403);
  for (const id of [
    "b6332ec1-7057-4abe-9331-3d72feddfe41",
    "e37fc753-ff3b-4958-9484-eaa9425c82bc",
    "3179e48a-750b-4051-897c-87b9720928f7",
  ])
    await graph("DELETE", `/v1.0/users/${idOf("itsuki.nakamura")}/authentication/phoneMethods/${id}`);
  expect((await graph("DELETE", `${itsuki}/${held ?? ""}`)).status).toBe(204);
  expect((await graph("GET", statuses("status eq 'available'"))).body).toMatchObject({
    value: [{ id: held }, { id: spare }],
  });
  expect((await graph("POST", mei, { body })).status).toBe(201);
  expect(typesIn(await graph("GET", mei))).toEqual(["hardwareOath"]);
});

it("is in beta alone, for its own permission", async () => {
  const { graph } = await runningTenant();
  const body = { device: { id: spare } };
  expect((await graph("POST", mei.replace("/beta/", "/v1.0/"), { body })).status).toBe(400);
  const without = await runningTenant((file) => {
    file.identities[0]?.permissions.splice(0, Infinity, "UserAuthenticationMethod.Read.All");
  });
  expect((await without.graph("POST", mei, { body })).status).toBe(403);
});
