import { graphDirectory } from "../../../../lib/adapters/graph/graph-directory.ts";
import { people, startTenantUnderTest } from "./tenant-under-test.ts";

const token = { id: "1509bb0a-9bf1-4331-8a11-8783593942a4", type: "softwareOath", isDefault: false } as const;

test("a deletion whose answer is lost may be repeated: then it was gone", async () => {
  const graph = await startTenantUnderTest(({ faults }) => {
    faults.lostAnswer = [{ path: "/softwareOathMethods/", method: "DELETE", first: 1 }];
  });
  const directory = graphDirectory(graph.client);
  await expect(directory.deleteMethod(people.aiko, token)).rejects.toMatchObject({ name: "TransientError" });
  expect(await directory.deleteMethod(people.aiko, token)).toMatchObject({ wasGone: true });
  await graph.stop();
});

test("lists in pages are read to the end", async () => {
  const whole = await startTenantUnderTest();
  const paged = await startTenantUnderTest(({ variants }) => {
    variants.pageSize = 1;
  });
  for (const subject of [people.aiko, people.withRoleThroughGroup, people.withHardwareToken]) {
    const [expected, read] = await Promise.all(
      [whole, paged].map(({ client }) => graphDirectory(client).facts(subject, { requester: people.emma })),
    );
    expect(read).toEqual(expected);
  }
  expect(paged.served().length).toBeGreaterThan(whole.served().length);
  await Promise.all([whole.stop(), paged.stop()]);
});
