import { aMethod, subject } from "../../support/builders.ts";
import { tokenHeld, tokenRequest } from "../../support/prepared.ts";
import { runActivity } from "../../support/run-activity.ts";
import { world, type World } from "../../support/world.ts";

const other = aMethod("hardwareOath", { id: "token-of-old" });

const assign = (outside: World, looks: number) => {
  const { caseId } = outside;
  const input = { caseId, key: `${caseId}:assign-token:${subject}`, subject, carry: { looks } };
  return runActivity(outside, "assign-token", input);
};

test("another token that the person has is not taken for the one that was assigned", async () => {
  const outside = world({ request: tokenRequest });
  await tokenHeld(outside, false);
  outside.directory.change(subject, { methods: [other, aMethod("password")] });
  expect(await assign(outside, 1)).toMatchObject({ result: "later" });
  expect(await assign(outside, 20)).toMatchObject({
    ...{ result: "ended", status: "open", evidence: { because: "token-not-read-back" } },
  });
});

test("the one that was assigned is found beside another", async () => {
  const outside = world({ request: tokenRequest });
  await tokenHeld(outside, false);
  const both = [other, aMethod("hardwareOath", { id: "token-1" }), aMethod("password")];
  outside.directory.change(subject, { methods: both });
  expect(await assign(outside, 2)).toMatchObject({ result: "ended", status: "verified" });
});
