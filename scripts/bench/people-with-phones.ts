import type { z } from "zod";
import type { tenantFile } from "../../sandbox/tenant/schema.ts";

export type TenantInput = z.input<typeof tenantFile>;

const type = (name: string): `#microsoft.graph.${string}` => `#microsoft.graph.${name}AuthenticationMethod`;
const uuid = (person: number, number: number): string =>
  `be0c4a00-${String(person).padStart(4, "0")}-4000-8000-${String(number).padStart(12, "0")}`;

/**
 * The tenant with one more person for each number, who is in every way like Aiko Tanaka but for the methods: a security key,
 * which stays, and so many that were on the phone. Authenticator is the default; from the third on they are software tokens,
 * more of them than Entra would let one person have.
 */
export function withPhones(
  tenant: TenantInput,
  phones: readonly number[],
): { readonly tenant: TenantInput; readonly names: readonly string[] } {
  const like = tenant.people.find(({ displayName }) => displayName === "Aiko Tanaka");
  if (!like) throw new Error("Aiko Tanaka is not in the tenant file");
  const key = like.methods?.find((method) => method["@odata.type"] === type("fido2"));
  if (!key) throw new Error("Aiko Tanaka has no security key in the tenant file");
  const people = phones.map((count, person) => ({
    ...like,
    id: uuid(person, 0),
    displayName: `Phone ${person + 1}`,
    userPrincipalName: `phone-${person + 1}@contoso.example`,
    mail: `phone-${person + 1}@contoso.example`,
    methods: [key, ...onPhone(person, count)],
  }));
  const isHers = ({ members }: { members: readonly string[] }) => members.includes(like.id);
  const groups = (tenant.groups ?? []).map((group) =>
    isHers(group) ? { ...group, members: [...group.members, ...people.map(({ id }) => id)] } : group,
  );
  return {
    tenant: { ...tenant, people: [...tenant.people, ...people], groups },
    names: people.map(({ displayName }) => displayName),
  };
}

function onPhone(person: number, count: number) {
  const app = {
    "@odata.type": type("microsoftAuthenticator"),
    id: uuid(person, 1),
    displayName: "iPhone",
    deviceTag: "SoftwareTokenActivated",
    phoneAppVersion: "6.8.40",
  };
  const mobile = {
    "@odata.type": type("phone"),
    id: "3179e48a-750b-4051-897c-87b9720928f7",
    phoneNumber: "+81 8012345678",
    phoneType: "mobile",
    smsSignInState: "notAllowedByPolicy",
  };
  const tokens = Array.from({ length: Math.max(0, count - 2) }, (_, at) => ({
    "@odata.type": type("softwareOath"),
    id: uuid(person, at + 2),
  }));
  return [app, mobile, ...tokens].slice(0, count);
}
