import { policy } from "../../../lib/domain/policy.ts";
import { countedKinds, limitProblem } from "../../../lib/domain/velocity.ts";

const { limits } = policy.parse({});
const first = { tenant: 1, subject: 1, requester: 1, approver: 1 };

test.each(countedKinds)("the last case within the limit of the %s passes, the next one does not", (kind) => {
  const { cases } = limits[kind];
  expect(limitProblem({ ...first, [kind]: cases }, limits)).toBeNull();
  expect(limitProblem({ ...first, [kind]: cases + 1 }, limits)).toBe(`${kind}-limit`);
});

test("where nobody is there to count for, nothing is over a limit", () => {
  expect(limitProblem({ ...first, approver: null, requester: null }, limits)).toBeNull();
});

test("the limit of all together is told before any other, since it stops more", () => {
  expect(limitProblem({ tenant: 999, subject: 999, requester: 999, approver: 999 }, limits)).toBe(
    "tenant-limit",
  );
});
