/** The demo's own check must see what is wrong, or its exit code says nothing. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { situation } from "../../lib/domain/situation.ts";
import { demoExpectations } from "../../sandbox/demo-expectations.ts";
import { demoSituations } from "../../sandbox/demo-situations.ts";
import type { ShownCase } from "../../sandbox/people/watch-case.ts";
import { startTenant, type Tenant } from "../../sandbox/tenant/start-tenant.ts";

const lost = [
  "1509bb0a-9bf1-4331-8a11-8783593942a4",
  "3179e48a-750b-4051-897c-87b9720928f7",
  "47eaa099-2cb6-416d-86dc-283cf0480ff9",
];
const lostPhone = demoSituations["lost-phone"];
const dir = mkdtempSync(join(tmpdir(), "mfa-remediation-expectations-"));
const aiko = (tenant: Tenant) => {
  const found = tenant.tenantState().people.find(({ displayName }) => displayName === "Aiko Tanaka");
  if (!found) throw new Error("Aiko Tanaka is not in the tenant");
  return found;
};

let tenant: Tenant;
let before: ReturnType<typeof aiko>;
beforeAll(async () => {
  const file = join(__dirname, "../../sandbox/tenant/contoso.json");
  tenant = await startTenant({ dir, file, port: 0, redirectUris: [] });
  before = aiko(tenant);
  tenant.changePerson(before.id, {
    methods: before.methods.filter(({ id }) => !lost.includes(id)),
    signInSessionsValidFromDateTime: new Date().toISOString(),
  });
});
afterAll(async () => {
  await tenant.stop();
  rmSync(dir, { recursive: true, force: true });
});

const removal = (id: string, status = "verified"): ShownCase["steps"][number] => ({
  ...{
    name: "remove-method",
    discriminator: id,
    method: { id, type: "softwareOath" },
    status,
    because: null,
  },
});
const wrongWith = (removals: ShownCase["steps"]): string[] => {
  const passwords = { name: "check-app-passwords", status: "open", because: "no-deletion-in-audit" };
  const shown: ShownCase = {
    status: "open",
    record: {
      caseId: "case-1",
      request: { situation: "lost-phone" },
      triage: { labels: {} },
      ending: { kind: "completed", code: null },
    },
    steps: [...removals, passwords],
    timeline: [],
  };
  if (!lostPhone) throw new Error("the demo plays no lost phone");
  return demoExpectations(lostPhone, tenant.tenantState(), before, shown, true);
};
const [first = "", second = "", third = ""] = lost;

test("the demo plays every situation that the product knows, and no other", () => {
  const played = Object.entries(demoSituations).map(([name, { situation = name }]) => situation);
  expect([...new Set(played)].sort()).toEqual(situation.options.toSorted());
});

test("a verified removal of each method of the phone is as it should be", () => {
  expect(wrongWith(lost.map((id) => removal(id)))).toEqual([]);
});

test.each([
  ["no removal at all", [], "0 removals are verified"],
  ["a removal too few", [removal(first), removal(second)], "2 removals are verified"],
  [
    "one that is not verified",
    [removal(first), removal(second), removal(third, "accepted")],
    "2 removals are verified",
  ],
  ["one of another method", [removal(first), removal(second), removal("another")], "3 removals are verified"],
  ["one too many", [...lost.map((id) => removal(id)), removal("another", "open")], "open: remove-method"],
])("%s is not as it should be", (_, removals, text) => {
  expect(wrongWith(removals)).toEqual([expect.stringContaining(text)]);
});
