import { discriminatorOf, isKeyedBy, stepKey } from "../../../lib/domain/step-key.ts";

const removal = { caseId: "case-1", step: "remove-method", subject: "person" };

test("a key names case, step and subject, and nothing more where nothing repeats", () => {
  expect(stepKey(removal)).toBe("case-1:remove-method:person");
  expect(stepKey({ ...removal, subject: null, discriminator: "opened" })).toBe(
    "case-1:remove-method:-:opened",
  );
  expect(discriminatorOf(stepKey(removal))).toBeUndefined();
});

test.each(["fido2.a", "fido2.a:b", "fido2.:a::b"])(
  "what was put in as %s comes out whole",
  (discriminator) => {
    expect(discriminatorOf(stepKey({ ...removal, discriminator }))).toBe(discriminator);
  },
);

test("a second round is of the same planned step, an id that begins alike is not", () => {
  const keyOf = (discriminator: string) => stepKey({ ...removal, discriminator });
  expect(isKeyedBy(keyOf("fido2.a:b"), "fido2.a:b")).toBe(true);
  expect(isKeyedBy(keyOf("fido2.a:b:again-1"), "fido2.a:b")).toBe(true);
  expect(isKeyedBy(keyOf("fido2.a:b"), "fido2.a")).toBe(false);
  expect(isKeyedBy(keyOf("fido2.a"), "fido2.a:b")).toBe(false);
  expect(isKeyedBy(stepKey(removal), "fido2.a")).toBe(false);
});
