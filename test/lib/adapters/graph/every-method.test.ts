/** Each row of the table of methods on the simulated tenant: listed, deleted with the one permission it needs, and gone. */
import { graphDirectory } from "../../../../lib/adapters/graph/graph-directory.ts";
import { methodType, type MethodType } from "../../../../lib/domain/method.ts";
import type { TenantFile } from "../../../../sandbox/tenant/schema.ts";
import { people, startTenantUnderTest } from "./tenant-under-test.ts";

/** https://learn.microsoft.com/graph/permissions-reference, the least for deleting. */
const rights: Readonly<Record<Exclude<MethodType, "password">, string>> = {
  phone: "Phone",
  microsoftAuthenticator: "MicrosoftAuthApp",
  passwordlessMicrosoftAuthenticator: "MicrosoftAuthApp",
  softwareOath: "SoftwareOATH",
  hardwareOath: "HardwareOATH",
  fido2: "Passkey",
  windowsHelloForBusiness: "WindowsHello",
  platformCredential: "PlatformCred",
  temporaryAccessPass: "TAP",
  email: "Email",
  external: "External",
  qrCodePin: "QR",
};
const read = "UserAuthenticationMethod.Read.All";
const deletable = methodType.exclude(["password"]).options;
const odata = (type: string) => `#microsoft.graph.${type}AuthenticationMethod`;

const more: Readonly<Record<string, object>> = {
  phone: { phoneType: "mobile", phoneNumber: "+81 8000000000" },
  temporaryAccessPass: { startDateTime: "2026-11-21T09:00:00Z", lifetimeInMinutes: 60, isUsableOnce: true },
};

/** Aiko holds the password and one more, and the app holds these rights and no others. */
const holding = (type: string, permissions: readonly string[]) => (file: TenantFile) => {
  const aiko = file.people.find(({ id }) => id === people.aiko);
  if (!aiko) throw new Error("Aiko is not in the file");
  const method = { "@odata.type": odata(type), id: "an-id", createdDateTime: null, lastUsedDateTime: null };
  const one = { ...method, ...more[type] };
  const password = { ...method, "@odata.type": odata("password"), id: "the-password" };
  aiko.methods = [password, one];
  for (const identity of file.identities) identity.permissions.splice(0, Infinity, ...permissions);
};

test.each(deletable)("%s is listed, deleted with its own permission, and gone", async (type) => {
  const permissions = [read, `UserAuthMethod-${rights[type]}.ReadWrite.All`];
  const under = await startTenantUnderTest(holding(type, permissions));
  const directory = graphDirectory(under.client);
  const types = async () => (await directory.methods(people.aiko)).methods.map((method) => method.type);
  try {
    const { methods } = await directory.methods(people.aiko);
    const listed = methods.find((method) => method.type === type);
    if (!listed) throw new Error(`${type} is not listed`);
    expect(await directory.deleteMethod(people.aiko, listed)).toMatchObject({ wasGone: false });
    expect(await types()).toEqual(["password"]);
    if (type !== "qrCodePin")
      expect(await directory.deleteMethod(people.aiko, listed)).toMatchObject({ wasGone: true });
  } finally {
    await under.stop();
  }
});

test.each(deletable)("%s stays without its permission", async (type) => {
  const others = Object.values(rights).filter((right) => right !== rights[type]);
  const permissions = [read, ...others.map((right) => `UserAuthMethod-${right}.ReadWrite.All`)];
  const under = await startTenantUnderTest(holding(type, permissions));
  const directory = graphDirectory(under.client);
  try {
    const method = { id: "an-id", type, isDefault: false };
    await expect(directory.deleteMethod(people.aiko, method)).rejects.toMatchObject({
      code: "directory-forbidden",
    });
    expect((await directory.methods(people.aiko)).methods).toHaveLength(2);
  } finally {
    await under.stop();
  }
});

test("a type that nobody knows is named, not left out", async () => {
  const under = await startTenantUnderTest(holding("hologram", [read]));
  try {
    expect(await graphDirectory(under.client).methods(people.aiko)).toMatchObject({
      methods: [{ type: "password" }],
      unknownMethodTypes: [odata("hologram")],
    });
  } finally {
    await under.stop();
  }
});
