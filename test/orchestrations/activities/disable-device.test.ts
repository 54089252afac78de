import { aMethod, second, subject } from "../../support/builders.ts";
import { approvedByTwoIn, approvedIn } from "../../support/approved-in.ts";
import { runActivity } from "../../support/run-activity.ts";
import { world, type World } from "../../support/world.ts";

function stolen(): World {
  const methods = [aMethod("softwareOath"), aMethod("fido2", { isSecurityKey: true })];
  const outside = world({
    request: { situation: "stolen-phone" },
    policy: { secondApprovers: [second] },
    subject: { methods },
  });
  outside.directory.add(second, "Nobu Kato");
  outside.directory.registered.push({ id: "phone", name: "Pixel", platform: "mobile", isEnabled: true });
  return outside;
}

const disable = (outside: World, deviceId: string | null = "phone") => {
  const { caseId } = outside;
  return runActivity(outside, "disable-device", { caseId, key: `${caseId}:d:s`, subject, deviceId });
};

test("what two have agreed to is disabled", async () => {
  const outside = stolen();
  await approvedByTwoIn(outside);
  expect(await disable(outside)).toMatchObject({ result: "ended", status: "verified" });
  expect(outside.devices.disabled).toEqual(["phone"]);
});

test.each<[string, (outside: World) => Promise<unknown>]>([
  ["only the manager agreed", (outside) => approvedIn(outside)],
  [
    "only the second approver did",
    (outside) => approvedIn(outside, { approval: { stage: "second", approver: second } }),
  ],
  [
    "one person did in both places",
    async (outside) => {
      await approvedIn(outside);
      await approvedIn(outside, { approval: { stage: "second" } });
    },
  ],
])("nothing is disabled or removed where %s, whatever the run says", async (_, agreed) => {
  const outside = stolen();
  await agreed(outside);
  expect(await disable(outside)).toMatchObject({ result: "refused", code: "not-approved" });
  const { caseId } = outside;
  const removal = { caseId, key: `${caseId}:r:s`, subject, method: aMethod("softwareOath") };
  expect(await runActivity(outside, "remove-method", removal)).toMatchObject({ code: "not-approved" });
  expect([outside.devices.disabled, outside.directory.effects]).toEqual([[], []]);
});

test("a device that no approver was shown is left alone", async () => {
  const outside = stolen();
  await approvedByTwoIn(outside);
  expect(await disable(outside, "another")).toMatchObject({ result: "refused", code: "not-approved" });
});
