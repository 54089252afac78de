import * as fc from "fast-check";
import { displayLabel, displayText } from "../../../lib/web/display-text.ts";

test.each([
  ["Aiko\u202Egnp.exe", "Aiko gnp.exe"],
  ["a\u2066b\u2069c", "a b c"],
  ["line\r\nbreak\tand\u0000nul", "line break and nul"],
  ["zero\u200Bwidth\uFEFF", "zero width"],
  ["  many   blanks  ", "many blanks"],
  ["👩‍💻 田中", "👩‍💻 田中"],
  ["が".normalize("NFD"), "が"],
])("%j is shown as %j", (text, expected) => {
  expect(displayText(text)).toBe(expected);
});

test.each([
  ["see https://evil.example/x", "see https: //evil.example/x"],
  ["HTTP://evil.example", "HTTP: //evil.example"],
  ["\u200Bwww.evil.example", "www .evil.example"],
  ["a:\u200B//b", "a: //b"],
  ["WWW.evil.example", "WWW .evil.example"],
])("no mail program makes a link of %j: it is shown as %j", (text, expected) => {
  expect(displayText(text)).toBe(expected);
});

test.each([
  ["Aiko's iPhone +81 90-1234-5678", "Aiko's iPhone +…"],
  ["(090) 1234.5678 Pixel 9", "(… Pixel 9"],
  ["０９０－１２３４－５６７８", "…"],
  ["Galaxy S24 2024", "Galaxy S24 2024"],
  ["iPhone 123-456", "iPhone 123-456"],
])("the label %j is shown as %j", (label, expected) => {
  expect(displayLabel(label)).toBe(expected);
});

test("long text is cut at a whole character and marked", () => {
  expect(displayText("𠮷".repeat(10), 5)).toBe("𠮷𠮷𠮷𠮷…");
});

test("nothing shown holds a control, a line break or a change of direction, or is longer than allowed", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary", maxLength: 300 }),
      fc.integer({ min: 1, max: 120 }),
      (text, max) => {
        const shown = displayText(text, max);
        expect(shown).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069\u2028\u2029]/u);
        expect(Array.from(shown).length).toBeLessThanOrEqual(max);
      },
    ),
  );
});
