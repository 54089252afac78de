import { ManagedIdentityCredential } from "@azure/identity";
import { graphClient } from "../../../../lib/adapters/graph/graph-client.ts";
import { graphDirectory } from "../../../../lib/adapters/graph/graph-directory.ts";
import { TransientError } from "../../../../lib/domain/errors.ts";
import type { AuthenticationMethod } from "../../../../lib/domain/method.ts";
import type { Directory } from "../../../../lib/ports/directory.ts";
import { people, startTenantUnderTest, type TenantUnderTest } from "./tenant-under-test.ts";

const authenticator = "47eaa099-2cb6-416d-86dc-283cf0480ff9";
const token = "1509bb0a-9bf1-4331-8a11-8783593942a4";
const mobile = "3179e48a-750b-4051-897c-87b9720928f7";

let graph: TenantUnderTest;
let directory: Directory;
beforeEach(async () => {
  graph = await startTenantUnderTest();
  directory = graphDirectory(graph.client);
});
afterEach(() => graph.stop());

const method = (id: string, type: AuthenticationMethod["type"]): AuthenticationMethod => ({
  id,
  type,
  isDefault: false,
});
const idsOf = async (subject = people.aiko) => (await directory.methods(subject)).methods.map(({ id }) => id);

test("the app's own managed identity opens Graph", async () => {
  process.env["IDENTITY_ENDPOINT"] = graph.tenant.identityEndpoint;
  process.env["IDENTITY_HEADER"] = graph.tenant.identityHeader;
  const client = graphClient({
    baseUrl: graph.tenant.url,
    credential: new ManagedIdentityCredential(),
    record: (call) => graph.records.push(call),
  });
  expect(await graphDirectory(client).resolve("aiko.tanaka@contoso.example")).toBe(people.aiko);
  expect(graph.records).toMatchObject([{ path: "/v1.0/users/{name}", status: 200 }]);
});

describe("resolving", () => {
  test.each([
    ["a user principal name", "aiko.tanaka@contoso.example", people.aiko],
    ["another case of it", "Aiko.Tanaka@CONTOSO.example", people.aiko],
    ["an object id", people.aiko, people.aiko],
    ["a guest's name", "liam.oneill_fabrikam.example#EXT#@contoso.example", people.external],
    ["nobody's name", "aiko@contoso.example", undefined],
    ["nobody's id", people.nobody, undefined],
  ])("%s", async (_name, asked, expected) => {
    expect(await directory.resolve(asked)).toBe(expected);
    expect(graph.served()).toHaveLength(1);
  });
});

describe("the list of methods", () => {
  test("joins v1.0 and beta, each entry once, in two requests", async () => {
    const { methods, unknownMethodTypes, requestIds } = await directory.methods(people.withHardwareToken);
    expect(methods).toEqual([
      { id: "28c10230-6103-485e-b985-444c60001490", type: "password", isDefault: false },
      { id: mobile, type: "phone", isDefault: false, phoneType: "mobile" },
      {
        id: "b6332ec1-7057-4abe-9331-3d72feddfe41",
        type: "phone",
        isDefault: false,
        phoneType: "alternateMobile",
      },
      {
        id: "d38cf734-19a7-4ae4-bdf3-bae7d3f28783",
        type: "hardwareOath",
        isDefault: false,
        createdAt: "2025-04-21T00:00:00.000Z",
      },
      { id: "e37fc753-ff3b-4958-9484-eaa9425c82bc", type: "phone", isDefault: false, phoneType: "office" },
    ]);
    expect(unknownMethodTypes).toEqual([]);
    expect(new Set(requestIds).size).toBe(2);
    expect(graph.served()).toEqual([
      `GET /v1.0/users/${people.withHardwareToken}/authentication/methods`,
      `GET /beta/users/${people.withHardwareToken}/authentication/methods`,
    ]);
  });

  test("names a type that is not known", async () => {
    expect((await directory.methods(people.withUnknownMethod)).unknownMethodTypes).toEqual([
      "#microsoft.graph.hologramAuthenticationMethod",
    ]);
  });

  test("of nobody is an error, not an empty list", async () => {
    await expect(directory.methods(people.nobody)).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("deleting a method", () => {
  test("removes it, and a second time finds it gone", async () => {
    const first = await directory.deleteMethod(people.aiko, method(token, "softwareOath"));
    expect(first.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(first.wasGone).toBe(false);
    expect(await idsOf()).not.toContain(token);
    expect(await directory.deleteMethod(people.aiko, method(token, "softwareOath"))).toMatchObject({
      wasGone: true,
    });
  });

  test("refuses the default one while others remain, and takes it last", async () => {
    const deleteDefault = () =>
      directory.deleteMethod(people.aiko, method(authenticator, "microsoftAuthenticator"));
    await expect(deleteDefault()).rejects.toMatchObject({ name: "RefusedError", code: "default-method" });
    await directory.deleteMethod(people.aiko, method(token, "softwareOath"));
    await directory.deleteMethod(people.aiko, method(mobile, "phone"));
    expect(await deleteDefault()).toMatchObject({ wasGone: false });
  });

  test("takes what only beta knows from beta, and a singleton without its id", async () => {
    const hardware = method("d38cf734-19a7-4ae4-bdf3-bae7d3f28783", "hardwareOath");
    await directory.deleteMethod(people.aiko, hardware);
    await directory.deleteMethod(people.aiko, method("any", "qrCodePin")).catch(() => undefined);
    expect(graph.served()).toEqual([
      `DELETE /beta/users/${people.aiko}/authentication/hardwareOathMethods/${hardware.id}`,
      `DELETE /beta/users/${people.aiko}/authentication/qrCodePinMethod`,
    ]);
  });

  test("does not even ask for a password", async () => {
    await expect(directory.deleteMethod(people.aiko, method("any", "password"))).rejects.toMatchObject({
      code: "not-deletable",
    });
    expect(graph.records).toEqual([]);
  });

  test("of somebody in a restricted unit is forbidden", async () => {
    const restricted = method("bbb3a32a-cf00-477c-ba67-4d0a5fd11a32", "microsoftAuthenticator");
    await expect(directory.deleteMethod(people.restricted, restricted)).rejects.toMatchObject({
      code: "directory-forbidden",
    });
  });
});

describe("sessions", () => {
  test("revoking moves the time since when they are valid", async () => {
    const before = await directory.sessionsValidFrom(people.aiko);
    const { requestId } = await directory.revokeSessions(people.aiko);
    const after = await directory.sessionsValidFrom(people.aiko);
    expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(Date.parse(after)).toBeGreaterThan(Date.parse(before));
    expect(Date.now() - Date.parse(after)).toBeLessThan(10_000);
  });

  test("of nobody are an error", async () => {
    await expect(directory.sessionsValidFrom(people.nobody)).rejects.toMatchObject({ code: "not-found" });
    await expect(directory.revokeSessions(people.nobody)).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("the audit log", () => {
  const activity = "  update  STSREFRESHTOKENVALIDFROM timestamp ";
  const hourAgo = () => new Date(Date.now() - 3_600_000).toISOString();

  test("shows what was done to the subject, whatever case and blanks the name is written in", async () => {
    await directory.revokeSessions(people.aiko);
    await directory.revokeSessions(people.ken);
    const rows = await directory.auditRows(people.aiko, activity, hourAgo());
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ activity: "Update StsRefreshTokenValidFrom Timestamp" });
    expect(await directory.auditRows(people.aiko, "Disable account", hourAgo())).toEqual([]);
  });

  test("shows nothing from before the time asked for", async () => {
    await directory.revokeSessions(people.aiko);
    const later = new Date(Date.now() + 60_000).toISOString();
    expect(await directory.auditRows(people.aiko, activity, later)).toEqual([]);
  });

  test("asked too often says when to come back", async () => {
    for (let i = 0; i < 5; i += 1) await directory.auditRows(people.aiko, activity, hourAgo());
    const tooSoon = directory.auditRows(people.aiko, activity, hourAgo());
    const error: unknown = await tooSoon.catch((thrown: unknown) => thrown);
    if (!(error instanceof TransientError)) throw new Error("was answered");
    expect(error.retryAfterSeconds).toBeGreaterThanOrEqual(9);
  });
});
