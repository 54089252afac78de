import { z } from "zod";
import { tenantFile, tenantFileJsonSchema } from "../../../sandbox/tenant/schema.ts";
import { contoso } from "./running-tenant.ts";
import { anyString } from "./like.ts";

const nobody = "99999999-9999-4999-8999-999999999999";

it.each<[string, (file: ReturnType<typeof contoso>) => void]>([
  ["nobody in the file has the id", (file) => Object.assign(file.people[0] ?? {}, { managerId: nobody })],
  ["nobody in the file has the id", (file) => file.groups[0]?.members.push(nobody)],
  ["is used twice", (file) => Object.assign(file.people[0] ?? {}, { id: file.people[1]?.id })],
  ["no role definition has the id", (file) => file.roleDefinitions.splice(0)],
  ["no identity is named", (file) => Object.assign(file.application, { federatedIdentity: "x" })],
  ["must be a regular expression", (file) => file.faults.lostAnswer.push({ path: "(", first: 1 })],
  ["Unrecognized key", (file) => Object.assign(file.faults, { latency: 1 })],
])("says %s", (complaint, spoil) => {
  const file = contoso();
  spoil(file);
  const { error } = tenantFile.safeParse(file);
  expect(error === undefined ? "" : z.prettifyError(error)).toContain(complaint);
});

it("prints itself as JSON Schema with a description of every fault", () => {
  const schema: unknown = JSON.parse(tenantFileJsonSchema());
  expect(schema).toMatchObject({ type: "object", description: anyString });
  expect(schema).toHaveProperty("properties.faults.properties.latencyMs.description");
  expect(schema).toHaveProperty("properties.people.items.properties.managerId.description");
});

it("holds at Contoso everybody the guards are about", () => {
  const { people, roleAssignments, roleEligibilities, groups } = contoso();
  const ids = people.map(({ id }) => id);
  const manager = (id: string | undefined) => people.find((person) => person.id === id);
  expect(people.some(({ isManagementRestricted }) => isManagementRestricted)).toBe(true);
  expect(
    people.some(({ userType, externalUserState }) => userType === "Guest" && externalUserState === null),
  ).toBe(true);
  expect(people.some(({ externalUserState }) => externalUserState !== null)).toBe(true);
  expect(
    people.some(({ managerId }) => managerId !== undefined && manager(managerId)?.accountEnabled === false),
  ).toBe(true);
  expect(people.some(({ managerId }) => managerId === undefined)).toBe(true);
  expect(roleAssignments.some(({ principalId }) => ids.includes(principalId))).toBe(true);
  expect(roleAssignments.some(({ principalId }) => groups.some(({ id }) => id === principalId))).toBe(true);
  expect(roleEligibilities).not.toEqual([]);
});
