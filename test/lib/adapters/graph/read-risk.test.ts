import { graphDirectory } from "../../../../lib/adapters/graph/graph-directory.ts";
import type { FactsWanted } from "../../../../lib/domain/facts-wanted.ts";
import type { TenantFile } from "../../../../sandbox/tenant/schema.ts";
import { startScriptedGraph } from "./scripted-graph.ts";
import { people, startTenantUnderTest } from "./tenant-under-test.ts";
import { readIsAtHighRisk } from "../../../../lib/adapters/graph/read-risk.ts";

type Risk = NonNullable<TenantFile["people"][number]["risk"]>;
const premiumP2 = "eec0eb4f-6444-4f95-aba0-50c24d67f998";

const unlicensed = (file: TenantFile) => {
  for (const sku of file.subscribedSkus)
    sku.servicePlans = sku.servicePlans.filter(({ servicePlanId }) => servicePlanId !== premiumP2);
};
const rated = (risk: Risk | undefined) => (file: TenantFile) => {
  const aiko = file.people.find(({ id }) => id === people.aiko);
  if (aiko && risk) aiko.risk = risk;
};

async function riskIn(change: (file: TenantFile) => void, wanted: Partial<FactsWanted> = { risk: true }) {
  const graph = await startTenantUnderTest(change);
  try {
    const about = { requester: people.emma };
    const asked = { secondApprovers: [], devices: false, risk: false, ...wanted };
    const { facts } = await graphDirectory(graph.client).facts(people.aiko, about, asked);
    const requests = graph.served().filter((request) => request.includes("riskyUsers"));
    return { isAtHighRisk: facts.isAtHighRisk, requests: requests.length };
  } finally {
    await graph.stop();
  }
}

test.each<[Risk | undefined, boolean | null]>([
  [undefined, false],
  [{ level: "high", state: "atRisk" }, true],
  [{ level: "medium", state: "atRisk" }, false],
  [{ level: "none", state: "confirmedCompromised" }, true],
  [{ level: "high", state: "remediated" }, false],
  [{ level: "high", state: "dismissed" }, false],
  [{ level: "hidden", state: "atRisk" }, null],
])("a person of whom ID Protection holds %j is at high risk: %s", async (risk, isAtHighRisk) => {
  expect(await riskIn(rated(risk))).toEqual({ isAtHighRisk, requests: 1 });
});

test('without a licence or the permission it is not told, which is no "no"', async () => {
  expect(await riskIn(unlicensed)).toEqual({ isAtHighRisk: null, requests: 1 });
  const forbidden = (file: TenantFile) => {
    for (const identity of file.identities)
      identity.permissions = identity.permissions.filter((name) => !name.startsWith("IdentityRisky"));
  };
  expect(await riskIn(forbidden)).toEqual({ isAtHighRisk: null, requests: 1 });
});

test("nobody asks for it where the policy does not look at it", async () => {
  expect(await riskIn(() => undefined, {})).toEqual({ isAtHighRisk: undefined, requests: 0 });
});

test.each([{ riskLevel: "unknownFutureValue", riskState: "atRisk" }, { riskState: "atRisk" }, {}])(
  "an answer of another form, %j, tells nothing",
  async (body) => {
    const graph = await startScriptedGraph(() => ({ body }));
    expect(await readIsAtHighRisk(graph.client, people.aiko)).toBeNull();
    await graph.stop();
  },
);
