import { idOf, runningTenant } from "./running-tenant.ts";

const aiko = idOf("aiko.tanaka");

it("deletes the oldest and no other, and writes the audit row, by the person themselves", async () => {
  const { changePerson, deleteAppPassword, tenantState } = await runningTenant();
  const [older, newer] = [
    { name: "Mail", createdDaysAgo: 90 },
    { name: "Calendar", createdDaysAgo: 9 },
  ];
  changePerson(aiko, { appPasswords: [older, newer] });
  deleteAppPassword(aiko);
  const { audits, people } = tenantState();
  expect(people.find(({ id }) => id === aiko)?.appPasswords).toEqual([newer]);
  expect(audits.at(-1)).toMatchObject({
    activityDisplayName: "Delete application password for user",
    initiatedBy: { user: { id: aiko }, app: null },
    targetResources: [{ id: aiko }],
  });
});

it("shows none where the tenant allows none any more, nor where there are none", async () => {
  const { deleteAppPassword } = await runningTenant((file) => {
    file.mfaServicePolicy = { allowAppPasswords: false };
  });
  expect(() => deleteAppPassword(aiko)).toThrow("sees no app password");
  const { changePerson, deleteAppPassword: deleteOf } = await runningTenant();
  changePerson(aiko, { appPasswords: [] });
  expect(() => deleteOf(aiko)).toThrow("sees no app password");
});
