import { graphDirectory } from "../../../../lib/adapters/graph/graph-directory.ts";
import type { UserId } from "../../../../lib/domain/ids.ts";
import { people, startTenantUnderTest, type TenantUnderTest } from "./tenant-under-test.ts";

let graph: TenantUnderTest | undefined;
afterEach(() => graph?.stop());

async function factsOf(subject: UserId, change?: Parameters<typeof startTenantUnderTest>[0]) {
  graph = await startTenantUnderTest(change);
  return graphDirectory(graph.client).facts(subject, { requester: people.emma });
}

test("a manager who reports to the person, through whomever", async () => {
  const ofAiko = await factsOf(people.aiko, (file) => {
    for (const found of file.people) if (found.id === people.ken) found.managerId = people.aiko;
  });
  expect(ofAiko.facts.manager).toMatchObject({ id: people.ken, reportsToSubject: true });
  await graph?.stop();
  const throughHaruka = await factsOf(people.aiko, (file) => {
    for (const found of file.people) if (found.id === people.withoutManager) found.managerId = people.aiko;
  });
  expect(throughHaruka.facts.manager).toMatchObject({ id: people.ken, reportsToSubject: true });
});

test("a manager whose superiors run in a circle without the person", async () => {
  const { facts } = await factsOf(people.aiko, (file) => {
    for (const found of file.people) if (found.id === people.withoutManager) found.managerId = people.ken;
  });
  expect(facts.manager).toMatchObject({ id: people.ken, reportsToSubject: false });
});
