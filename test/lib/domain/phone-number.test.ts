import { phoneNumberProblem, typedNumber } from "../../../lib/domain/phone-number.ts";

test.each([
  "+81 8099999999",
  "+1 5555551234",
  "+1 5555551234x123",
  "+1 8005551234",
  "+44 7700900103",
  "+886 912345678",
  "+81 355550123x1234567",
])("%s can be sent", (number) => {
  expect(phoneNumberProblem(number)).toBeNull();
});

test.each([
  ["", "country-code"],
  ["8099999999", "country-code"],
  ["080-9999-9999", "country-code"],
  ["0081 8099999999", "country-code"],
  ["+0 8099999999", "country-code"],
  ["+81 08099999999", "trunk-zero"],
  ["+81 080-9999-9999", "trunk-zero"],
  ["+81-08099999999", "trunk-zero"],
  ["+81 (0)80 9999 9999", "trunk-zero"],
  ["+81(0)8099999999", "trunk-zero"],
  ["+818099999999", "separators"],
  ["+81 80-9999-9999", "separators"],
  ["+81 80 9999 9999", "separators"],
  ["+81  8099999999", "separators"],
  ["+81 8099999999 x12", "separators"],
  ["+81 809999999x", "separators"],
  ["+81 8099999999\n", "separators"],
  ["+81 809", "length"],
  ["+81 809999999912345", "length"],
  ["+81 8099999999x12345678", "length"],
])("%j cannot: %s", (number, problem) => {
  expect(phoneNumberProblem(number)).toBe(problem);
});

test("what a Japanese keyboard makes of it counts", () => {
  expect(typedNumber(" ＋８１　８０９９９９９９９９ ")).toBe("+81 8099999999");
});

test("a long text takes no time", () => {
  expect(phoneNumberProblem(`+81 ${"8".repeat(16_000)}`)).toBe("length");
});
