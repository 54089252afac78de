import * as fc from "fast-check";
import { maskNumbers } from "../../../lib/domain/mask-numbers.ts";

const hasLetter = (text: string): boolean => /\p{LC}|\p{Lo}/u.test(text);
const digitsOf = (text: string): string[] => text.match(/\p{N}/gu) ?? [];
/** Between any two letters, and at both ends. */
const stretches = (text: string): string[] => text.split(/\p{LC}|\p{Lo}/u);

test.each([
  ["090_1234_5678", "…"],
  ["090:1234:5678", "…"],
  ["090,1234,5678", "…"],
  ["090~1234~5678", "…"],
  ["090|1234|5678", "…"],
  ["090‧1234‧5678", "…"],
  ["090\u200B1234\u200B5678", "…"],
  ["090\u22121234\u22125678", "…"],
  ["090ー1234ー5678", "…"],
  ["090ｰ1234ｰ5678", "…"],
  ["０９０－１２３４－５６７８", "…"],
  ["٠٩٠-١٢٣٤-٥٦٧٨", "…"],
  ["⓪⑨⓪①②③④⑤⑥⑦⑧", "…"],
  ["Hanako +81 (90) 1234.5678 / Pixel 9", "Hanako +… / Pixel 9"],
  // Nobody can tell a date from a number.
  ["Aiko's iPhone, 2026-11-21", "Aiko's iPhone, …"],
  ["花子の電話090・1234・5678です", "花子の電話…です"],
])("the number in %j is masked: %j", (name, expected) => {
  expect(maskNumbers(name)).toBe(expected);
});

test.each([
  "Aiko's iPhone 15 Pro Max (iOS 17.4.1)",
  "Galaxy S24 2024",
  "Windows 11 23H2",
  "DESKTOP-4F5G7H2",
  "CONTOSO-LT-0718",
  "SM-S911B/DS",
  "YubiKey 5 NFC, 21:30:15",
])("nothing in %j is masked", (name) => {
  expect(maskNumbers(name)).toBe(name);
});

const digit = fc.constantFrom(...Array.from("0123456789０９٣৪"));
const separator = fc
  .string({ unit: "binary", maxLength: 4 })
  .filter((text) => !hasLetter(text) && digitsOf(text).length === 0);
const number = fc
  .array(fc.tuple(digit, separator), { minLength: 7, maxLength: 20 })
  .map((parts) => parts.map((part) => part.join("")).join(""));

test("no number survives, whatever stands between its digits and around it", () => {
  fc.assert(
    fc.property(fc.string(), number, fc.string(), (before, written, after) => {
      expect(digitsOf(maskNumbers(`${before}x${written}x${after}`)).length).toBe(
        digitsOf(maskNumbers(before)).length + digitsOf(maskNumbers(after)).length,
      );
    }),
  );
});

const name = fc
  .array(fc.oneof(digit, separator, fc.string({ unit: "binary", maxLength: 2 })))
  .map((parts) => parts.join(""));

test("between letters seven digits are masked and six are not, and masking twice is masking once", () => {
  fc.assert(
    fc.property(name, (text) => {
      const masked = maskNumbers(text);
      for (const stretch of stretches(masked)) expect(digitsOf(stretch).length).toBeLessThan(7);
      expect(maskNumbers(masked)).toBe(masked);
      if (stretches(text).every((stretch) => digitsOf(stretch).length < 7)) expect(masked).toBe(text);
    }),
  );
});

test.each([
  ["digits alone", "1".repeat(500_000)],
  ["digits and blanks", "1 ".repeat(500_000)],
  ["blanks after six digits", `123456${" ".repeat(500_000)}x`],
  ["blanks among six digits", `1${" ".repeat(100_000)}`.repeat(6)],
  ["six digits again and again", "123456x".repeat(100_000)],
])("a long text takes no longer than its length asks for: %s", (_, text) => {
  const began = performance.now();
  maskNumbers(text);
  expect(performance.now() - began).toBeLessThan(1_000);
});
