import { readFileSync } from "node:fs";
import { globSync } from "tinyglobby";
import { policy } from "../../../lib/domain/policy.ts";
import { refusalCodes } from "../../../lib/domain/refusal-code.ts";
import { caseCodesEn } from "../../../lib/web/locales/en/case-codes.ts";
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

const byAdministrator = ["directory-forbidden", "no-such-case", "unforeseen"] as const;
const endings = Object.keys(caseCodesEn) as (keyof typeof caseCodesEn)[];

test.each(endings)("%s, which may come before or after the containment, claims neither", (code) => {
  for (const { codes } of [en, ja])
    expect(codes[code].says).not.toMatch(
      /contain|nothing was done|never touched|since it was approved|封じ込め|何も行|承認の後/,
    );
});

test("what was done at once is called contained by its status alone", () => {
  for (const { approval } of [en, ja])
    for (const says of [
      approval.done,
      approval.doneHint,
      approval.alsoRevoked,
      approval.alsoAppPasswords,
      approval.denyHint,
      approval.deniedNext,
    ])
      expect(says).not.toMatch(
        /already|revoked again|stay revoked|were revoked|すでに|もう一度失効|失効した|失効させた/,
      );
});

test("a removal that is not proven claims no answer of the directory", () => {
  for (const { codes } of [en, ja]) expect(codes["not-proven-yet"].says).not.toMatch(/accept|受け付け/);
});

test("a pass whose use is not proven is not called unused, since something may have been registered with it", () => {
  for (const { news } of [en, ja])
    expect(news.passUnused + news.subjects["pass-unused"]("", "", "")).not.toMatch(
      /(No new method|Nothing) was registered|登録は?が?ありませんでした/,
    );
});

test("what is said of one step that stays claims nothing of the others", () => {
  for (const { codes } of [en, ja]) expect(codes["kept-is-gone"].says).not.toMatch(/case|ケース|何も/);
});

test("an answer claims no containment, which not every situation has", () => {
  for (const { codes } of [en, ja])
    for (const code of ["denied", "attack", "lapsed"] as const)
      expect(codes[code].says).not.toMatch(/; the containment stays|封じ込め(の状態)?は/);
});

test("nobody is told to report nothing for longer than the case follows", () => {
  for (const { honest } of [en, ja]) expect(honest.appPasswordsThen).toMatch(/72/);
  expect(policy.parse({}).clocks.followSeconds).toBe(72 * 3600);
});

test("a page that fails does not promise what it cannot know", () => {
  for (const { messages } of [en, ja]) expect(messages.pages.unavailable.says).not.toMatch(/lost|失われ/);
});

test.each([...endings, ...byAdministrator])("%s names who carries on by hand", (code) => {
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
