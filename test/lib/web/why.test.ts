import type { StepView } from "../../../lib/domain/case-view.ts";
import { dictionaries } from "../../../lib/web/dictionaries.ts";
import { why } from "../../../lib/web/why.ts";

const step = (
  status: StepView["status"],
  because: string | null,
  evidence: StepView["evidence"],
): StepView => ({
  ...{ name: "check-app-passwords", beforeApproval: false, at: null },
  ...{ status, because, evidence },
});
const first = "ad010000-0000-4000-8000-00000000000f";
const second = "ad010000-0000-4000-8000-0000000000aa";
const rowsBy = (byAdministrators: string[], byTheSubject: number, byNobodyNamed: number) => {
  const all = byAdministrators.length + byTheSubject + byNobodyNamed;
  const rows = Array.from({ length: all }, (_, index) => `row-${index}`);
  return { rows, byAdministrators, byTheSubject, byNobodyNamed };
};

test.each<[string, string | null, StepView["evidence"], string]>([
  [
    "an administrator's row and who that was",
    "deleted-by-administrator",
    rowsBy([first], 0, 0),
    "(Rows in the audit log: 1 by an administrator (object id ends in 000f).)",
  ],
  [
    "every row of everybody",
    "deleted-by-administrator",
    rowsBy([first, second, first], 2, 1),
    "(Rows in the audit log: 3 by an administrator (object id ends in 000f, 00aa), 2 by the person, 1 naming nobody.)",
  ],
  [
    "the person's rows beside what an operator says",
    null,
    rowsBy([], 2, 0),
    "(Rows in the audit log: 2 by the person.)",
  ],
])("it counts %s", (_, because, evidence, ends) => {
  expect(why(step("open", because, evidence), dictionaries.en).says).toMatch(
    new RegExp(`[.a-z] ${escaped(ends)}$`),
  );
  expect(why(step("open", because, evidence), dictionaries.ja).says).toContain("監査ログの記録:");
});

test.each([null, {}, rowsBy([], 0, 0), { rows: ["r"] }])("of %j it counts nothing", (evidence) => {
  const { says } = dictionaries.en.codes["no-deletion-in-audit"];
  expect(why(step("open", "no-deletion-in-audit", evidence), dictionaries.en).says).toBe(says);
});

const escaped = (text: string): string => text.replaceAll(/[().]/g, "[$&]");
