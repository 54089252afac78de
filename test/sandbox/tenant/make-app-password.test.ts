import { idOf, runningTenant } from "./running-tenant.ts";

const aiko = idOf("aiko.tanaka");

it("makes one and writes the audit row, by the person themselves", async () => {
  const { changePerson, makeAppPassword, tenantState } = await runningTenant();
  changePerson(aiko, { perUserMfaState: "enforced", appPasswords: [] });
  makeAppPassword(aiko, "Mail at home");
  const { audits, people } = tenantState();
  expect(people.find(({ id }) => id === aiko)?.appPasswords.map(({ name }) => name)).toEqual([
    "Mail at home",
  ]);
  expect(audits.at(-1)).toMatchObject({
    activityDisplayName: "Create application password for user",
    initiatedBy: { user: { id: aiko }, app: null },
    targetResources: [{ id: aiko }],
  });
});

it("makes none for whoever is not held to per-user MFA, nor where there are forty", async () => {
  const { changePerson, makeAppPassword, tenantState } = await runningTenant();
  changePerson(aiko, { perUserMfaState: "enabled" });
  const before = tenantState();
  expect(() => makeAppPassword(aiko, "Mail")).toThrow("not held to per-user MFA");
  const forty = Array.from({ length: 40 }, (_, at) => ({ name: `Mail ${at}`, createdDaysAgo: 90 }));
  changePerson(aiko, { perUserMfaState: "enforced", appPasswords: forty });
  expect(() => makeAppPassword(aiko, "Mail")).toThrow("40 app passwords already");
  expect(tenantState().audits).toEqual(before.audits);
});

it("makes none where the tenant allows none", async () => {
  const { makeAppPassword } = await runningTenant((file) => {
    file.mfaServicePolicy = { allowAppPasswords: false };
  });
  expect(() => makeAppPassword(aiko, "Mail")).toThrow("allows no app passwords");
});
