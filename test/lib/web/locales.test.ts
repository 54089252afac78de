import { readFileSync } from "node:fs";
import { globSync } from "tinyglobby";
import { codesWithManualRoute, refusalCodes } from "../../../lib/domain/refusal-code.ts";
import { en } from "../../../lib/web/locales/en.ts";
import { ja } from "../../../lib/web/locales/ja.ts";

const isPhrase = (value: unknown): value is (...gaps: string[]) => string => typeof value === "function";

/** Every sentence by its path; those with gaps are filled with numbered stand-ins. */
function sentences(value: unknown, path = ""): [string, string][] {
  if (typeof value === "string") return [[path, value]];
  if (isPhrase(value))
    return [[path, value(...Array.from({ length: value.length }, (_, gap) => `<${gap}>`))]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => sentences(part, `${path}/${key}`));
}

const english = new Map(sentences(en));
const japanese = new Map(sentences(ja));
const isJapanese = (text: string) => /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(text);
const sameInBoth = [
  "microsoftAuthenticator",
  "windowsHelloForBusiness",
  "listJoin",
  "person",
  "named",
  "happened",
];

test("both languages have the same sentences", () => {
  expect([...japanese.keys()].sort()).toEqual([...english.keys()].sort());
  expect(english.size).toBeGreaterThan(300);
});

test("no sentence is empty", () => {
  const empty = [...english, ...japanese].filter(([, text]) => text.trim() === "").map(([path]) => path);
  expect(empty).toEqual([]);
});

test("no Japanese sentence was left in English, and no English one is in Japanese", () => {
  const left = [...japanese].filter(
    ([path, text]) => !isJapanese(text) && !sameInBoth.some((end) => path.endsWith(end)),
  );
  const strayed = [...english].filter(([, text]) => isJapanese(text));
  expect([...left, ...strayed].map(([path]) => path)).toEqual([]);
});

test("a sentence has the same gaps in both languages", () => {
  const gaps = (text: string | undefined) => (text ?? "").match(/<\d>/g)?.sort() ?? [];
  const differing = [...english].filter(
    ([path, text]) => gaps(text).join() !== gaps(japanese.get(path)).join(),
  );
  expect(differing.map(([path]) => path)).toEqual([]);
});

test.each(refusalCodes)("%s has a sentence in both languages", (code) => {
  for (const { codes } of [en, ja]) expect(codes[code].says.length).toBeGreaterThan(5);
});

test.each(codesWithManualRoute)("%s names who carries on by hand", (code) => {
  for (const { codes } of [en, ja]) expect(codes[code].route?.length ?? 0).toBeGreaterThan(10);
});

test("every code that the product refuses with is known", () => {
  const sources = globSync(["lib/**/*.ts", "orchestrations/**/*.ts"], { cwd: process.cwd() });
  const used = sources.flatMap((file) => [
    ...readFileSync(file, "utf8").matchAll(/(?:RefusedError|refused|stopped)\(\s*"([a-z-]+)"/g),
  ]);
  const unknown = used
    .map(([, code = ""]) => code)
    .filter((code) => !refusalCodes.some((known) => known === code));
  expect(used.length).toBeGreaterThan(10);
  expect([...new Set(unknown)]).toEqual([]);
});
