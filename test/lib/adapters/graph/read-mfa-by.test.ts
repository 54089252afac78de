import { graphDirectory } from "../../../../lib/adapters/graph/graph-directory.ts";
import type { UserId } from "../../../../lib/domain/ids.ts";
import type { TenantFile } from "../../../../sandbox/tenant/schema.ts";
import { people, startTenantUnderTest, without, type TenantUnderTest } from "./tenant-under-test.ts";

let graph: TenantUnderTest | undefined;
afterEach(() => graph?.stop());

async function factsOf(subject: UserId, change?: Parameters<typeof startTenantUnderTest>[0]) {
  graph = await startTenantUnderTest(change);
  return graphDirectory(graph.client).facts(subject, { requester: people.emma });
}

/** Moves the synchronised account into the federated domain. */
const federated =
  (behavior: TenantFile["domains"][number]["federatedIdpMfaBehavior"]) => (file: TenantFile) => {
    for (const domain of file.domains)
      if (domain.authenticationType === "Federated") domain.federatedIdpMfaBehavior = behavior;
    for (const found of file.people)
      if (found.id === people.synced) found.userPrincipalName = "itsuki@legacy.contoso.example";
  };

test("somebody mastered in the organisation's own directory", async () => {
  expect((await factsOf(people.synced)).facts).toMatchObject({ isSynced: true, mfaBy: "entra" });
});

test.each([
  ["acceptIfMfaDoneByFederatedIdp", "entra-or-provider"],
  [null, "entra-or-provider"],
  ["enforceMfaByFederatedIdp", "provider"],
  ["rejectMfaByFederatedIdp", "entra"],
] as const)(
  "somebody of a federated domain with %s: multi-factor authentication by %s",
  async (behavior, mfaBy) => {
    expect((await factsOf(people.synced, federated(behavior))).facts).toMatchObject({ mfaBy });
  },
);

test("a domain that may not be read leaves nothing taken for granted", async () => {
  await expect(factsOf(people.synced, without("Domain.Read.All"))).rejects.toMatchObject({
    ...{ name: "RefusedError", code: "check-impossible" },
  });
});

test("one more for an account of the organisation's own directory, two where its domain is federated", async () => {
  graph = await startTenantUnderTest();
  const directory = graphDirectory(graph.client);
  await directory.facts(people.synced, { requester: people.emma });
  expect(graph.served()).toContain("GET /v1.0/domains/contoso.example");
  await graph.stop();
  graph = await startTenantUnderTest(federated("acceptIfMfaDoneByFederatedIdp"));
  await graphDirectory(graph.client).facts(people.synced, { requester: people.emma });
  expect(graph.served().filter((line) => line.includes("/domains/"))).toEqual([
    "GET /v1.0/domains/legacy.contoso.example",
    "GET /v1.0/domains/legacy.contoso.example/federationConfiguration",
  ]);
});
