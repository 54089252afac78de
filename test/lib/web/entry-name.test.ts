import { methodKey } from "../../../lib/domain/method.ts";
import { policy } from "../../../lib/domain/policy.ts";
import { triage } from "../../../lib/domain/triage.ts";
import { en } from "../../../lib/web/locales/en.ts";
import { entryName } from "../../../lib/web/entry-name.ts";
import { methodName } from "../../../lib/web/names.ts";
import { aMethod, anEnd, demoMethods, someFacts, subject } from "../../support/builders.ts";
import { aCaseRecord } from "../../support/records.ts";

const withColon = aMethod("softwareOath", { id: "uri:token:2" });
const mobile = aMethod("phone", { id: "mobile", phoneType: "mobile" });
const methods = [...demoMethods().filter(({ id }) => id !== "token"), withColon];
const { plan, factsHash } = triage(someFacts({ methods }), "lost-phone", policy.parse({}));
const names = { subjectName: "Hanako", requesterName: "Taro", managerName: null, labels: {} };
const record = { ...aCaseRecord(), triage: { ...names, subject, plan, factsHash, blockedBy: null } };

const nameOf = (step: Parameters<typeof anEnd>[0]) =>
  entryName(anEnd(step, { result: "gave-up", code: "gave-up" }).record, record, en);
const removal = (discriminator: string) => nameOf({ name: "remove-method", discriminator });

test.each([
  [methodKey(withColon), withColon],
  [`${methodKey(withColon)}:again-1`, withColon],
  [methodKey(mobile), mobile],
  [`${methodKey(mobile)}:again-1`, mobile],
])("the entry of %s names that method", (discriminator, method) => {
  expect(removal(discriminator)).toBe(en.steps.remove(methodName(method, {}, en)));
});

test("the entry of a removal that nobody planned names no method", () => {
  expect(removal("fido2.key")).toBe(en.steps.planned["remove-method"]);
});

test("the two revocations and the last look at the methods are told by their own names", () => {
  expect(nameOf({ name: "revoke-sessions" })).toBe(en.steps.planned["revoke-sessions"]);
  expect(nameOf({ name: "revoke-sessions", discriminator: "after-removal" })).toBe(en.steps.afterRemoval);
  expect(nameOf({ name: "check-methods-gone", discriminator: "closing" })).toBe(
    en.steps.planned["check-methods-gone"],
  );
});
