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

test.each([
  ["above both", undefined, [false, false]],
  ["below the manager, through somebody", people.withRole, [false, true]],
  ["below the subject, and so below the manager", people.aiko, [true, true]],
])("a second approver %s", async (_, above, below) => {
  graph = await startTenantUnderTest((file) => {
    for (const found of file.people) {
      if (found.id === people.withoutManager && above) found.managerId = above;
      if (found.id === people.withRole) found.managerId = people.ken;
      if (found.id === people.ken) delete found.managerId;
    }
  });
  const request = { requester: people.emma };
  const wanted = { secondApprovers: [people.withoutManager], devices: false, risk: false };
  const { facts } = await graphDirectory(graph.client).facts(people.aiko, request, wanted);
  const found = (facts.secondApprovers ?? []).map((one) => [one.reportsToSubject, one.reportsToManager]);
  expect(found).toEqual([below]);
});

test("where nobody can tell who is above a second approver nobody is known who may, and all else is", async () => {
  graph = await startTenantUnderTest(undefined, async ({ path }, pass) =>
    path.includes(people.withoutManager) && path.includes("expand")
      ? { status: 403, headers: {}, body: '{"error":{"code":"Authorization_RequestDenied"}}' }
      : pass(),
  );
  const wanted = { secondApprovers: [people.withoutManager], devices: false, risk: false };
  const request = { requester: people.emma };
  const { facts } = await graphDirectory(graph.client).facts(people.aiko, request, wanted);
  expect(facts).toMatchObject({ subject: people.aiko, secondApprovers: null });
});
