/** A small organisation for one case: the subject, the manager, the help desk and its mailbox; and words for methods. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { tenantFile, type TenantFile } from "../../sandbox/tenant/schema.ts";

export type Person = TenantFile["people"][number];
export type Method = Person["methods"][number];

export const cast = {
  subject: "5ab1ec70-0000-4000-8000-00000000000a",
  requester: "4e9e57e4-0000-4000-8000-00000000000b",
  manager: "3a4a9e40-0000-4000-8000-00000000000c",
  other: "07e70000-0000-4000-8000-00000000000d",
  /** Whom the policy names where two have to agree, and whom it names for attacks. */
  second: "5ec0d000-0000-4000-8000-00000000000e",
  security: "5ec37170-0000-4000-8000-00000000000f",
  /** The mailbox that the demo's tenant lets the app send from. */
  desk: "33c6a5a5-b2b1-40da-8f65-92a5a30abf65",
};

/** The group that the policy may name. */
export const quarantineGroup = "8a6d2f0e-2f55-4c0c-9d4f-6b1c0c7d5e31";

const contoso = JSON.parse(
  readFileSync(join(__dirname, "../../sandbox/tenant/contoso.json"), "utf8"),
) as TenantFile;

const authenticationAdministrator = "c4e39bd9-1100-46d3-8c65-fb160da0071f";

const aPerson = (id: string, name: string, more: object = {}) => ({
  ...{ id, displayName: name, preferredLanguage: "en" },
  ...{ userPrincipalName: `${name}@contoso.example`, mail: `${name}@contoso.example` },
  ...more,
});

/** The organisation with permissions, roles and policies of the demo's tenant, and nobody in it but the cast. */
export function organisation(
  change: (file: TenantFile, subject: Person) => void = () => undefined,
): TenantFile {
  const { tenantId, displayName, domains, identities, application, roleDefinitions } = contoso;
  const { temporaryAccessPassPolicy, mfaServicePolicy } = contoso;
  const methods = [password(), authenticator(), softwareToken(), phone("mobile"), securityKey()];
  const file = tenantFile.parse({
    ...{ tenantId, displayName, domains, identities, application, roleDefinitions },
    ...{ temporaryAccessPassPolicy, mfaServicePolicy },
    groups: [{ id: quarantineGroup, displayName: "Quarantine", members: [] }],
    roleAssignments: [
      { id: "of-jun", principalId: cast.other, roleDefinitionId: authenticationAdministrator },
    ],
    people: [
      aPerson(cast.subject, "sora", { managerId: cast.manager, preferredMethod: "push", methods }),
      aPerson(cast.manager, "mika"),
      aPerson(cast.requester, "rei"),
      aPerson(cast.other, "jun", { methods }),
      aPerson(cast.second, "nagi"),
      aPerson(cast.security, "toru"),
      aPerson(cast.desk, "desk"),
    ],
  });
  for (const { permissions } of file.identities) permissions.push("GroupMember.ReadWrite.All");
  change(file, personIn(file, cast.subject));
  return tenantFile.parse(file);
}

export function personIn({ people }: Pick<TenantFile, "people">, id: string): Person {
  const found = people.find((person) => person.id === id);
  if (!found) throw new Error(`${id} is not in the tenant`);
  return found;
}

/** A method of any kind, under Graph's name for it less prefix and ending. */
export const method = (kind: string, id: string, more: object = {}): Method => ({
  "@odata.type": `#microsoft.graph.${kind}AuthenticationMethod`,
  ...{ id, createdDateTime: null, lastUsedDateTime: null },
  ...more,
});

export const password = () => method("password", "28c10230-6103-485e-b985-444c60001490");
export const authenticator = (id = "app", displayName?: string) =>
  method("microsoftAuthenticator", id, displayName === undefined ? {} : { displayName });
export const phoneSignIn = (id = "phone-sign-in", displayName?: string) =>
  method("passwordlessMicrosoftAuthenticator", id, displayName === undefined ? {} : { displayName });
export const softwareToken = (id = "codes") => method("softwareOath", id);
export const hardwareToken = (id = "token") => method("hardwareOath", id);
/** A token of the tenant by the serial number on it, which is all that tells the model's tokens apart. */
export const aToken = (serialNumber: string): TenantFile["hardwareOathDevices"][number] => ({
  ...{ id: `704e0000-0000-4000-8000-${serialNumber.padStart(12, "0")}`, serialNumber, displayName: null },
  ...{ manufacturer: "Contoso Tokens", model: "CT-30", timeIntervalInSeconds: 30 },
  ...{ hashFunction: "hmacsha1", secretKey: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ" },
});
/** It, once somebody has it. */
export const heldToken = (serialNumber: string, status: "assigned" | "activated"): Method =>
  method("hardwareOath", aToken(serialNumber).id, { device: { serialNumber, status } });
export const securityKey = (id = "key") =>
  method("fido2", id, { aaGuid: "2fc0579f-8113-47ea-b116-bb5a8db9202a", passkeyType: "deviceBound" });
/** Long before anything is lost here. */
export const registeredLongAgo = { createdDateTime: "2024-04-01T09:00:00Z" };

/** Its maker vouches for what it is. */
export const attestedKey = (id = "attested", more: object = {}) =>
  method("fido2", id, {
    ...registeredLongAgo,
    ...{ aaGuid: "2fc0579f-8113-47ea-b116-bb5a8db9202a", passkeyType: "deviceBound" },
    ...{ attestationLevel: "attested", ...more },
  });
/** https://learn.microsoft.com/entra/identity/authentication/how-to-enable-authenticator-passkey names the model. */
export const appPasskey = (id = "passkey", passkeyType: string | undefined = "deviceBound") =>
  method("fido2", id, { aaGuid: "90a3ccdf-635c-4729-a248-9b709135078f", passkeyType });
export const syncedPasskey = (id = "synced") =>
  method("fido2", id, { aaGuid: "fbfc3007-154e-4ecc-8c0b-6e020557d7bd", passkeyType: "synced" });
export const windowsHello = (id = "hello") => method("windowsHelloForBusiness", id);
export const platformCredential = (id = "mac", more: object = {}) => method("platformCredential", id, more);
export const mailAddress = (id = "mail") => method("email", id, { emailAddress: "sora@home.example" });
export const externalMethod = (id = "external") => method("external", id);
export const qrCode = (id = "qr") => method("qrCodePin", id);
export const unknownMethod = (id = "hologram") => method("hologram", id);

/** Registered by the subject. */
export const device = (
  id: string,
  displayName: string,
  operatingSystem: string | null,
  accountEnabled = true,
): TenantFile["devices"][number] => ({
  ...{ id, deviceId: id, displayName, operatingSystem, accountEnabled },
  ...{ trustType: "AzureAd", approximateLastSignInDateTime: null, registeredOwnerId: cast.subject },
});

/** The same ids for everybody (https://learn.microsoft.com/graph/api/resources/phoneauthenticationmethod). */
const phoneIds = {
  mobile: "3179e48a-750b-4051-897c-87b9720928f7",
  alternateMobile: "b6332ec1-7057-4abe-9331-3d72feddfe41",
  office: "e37fc753-ff3b-4958-9484-eaa9425c82bc",
};
export const phone = (phoneType: keyof typeof phoneIds, more: object = {}) =>
  method("phone", phoneIds[phoneType], { phoneType, phoneNumber: "+81 8012345678", ...more });
