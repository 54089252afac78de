/** Tenants and situations, one row each: the case ends as the model foretells, and as the row says by hand. */
import { breaches } from "./breaches.ts";
import { contradictions } from "./contradictions.ts";
import { observed, plain } from "./observed.ts";
import { play } from "./play.ts";
import { caseOf, scriptOf, type Row } from "./row.ts";
import { tables } from "./rows/tables.ts";
import { foretell } from "./rules/foretell.ts";

describe.each(Object.entries(tables))("%s", (_, rows) => {
  test.each(rows.map((row): [string, Row] => [row.name, row]))("%s", async (__, row) => {
    const one = caseOf(row);
    const { codes, ...foretold } = foretell(one);
    const played = await play(scriptOf(one, row.meanwhile));
    const { code, ...was } = observed(played, one.subject);
    expect(plain(was)).toEqual(plain(foretold));
    expect(codes.length === 0 ? code === null : codes.includes(code ?? "")).toBe(true);
    expect(`${was.kind} ${code ?? was.status}`).toBe(row.ends);
    expect(contradictions(one, played)).toEqual([]);
    expect(breaches(one, played)).toEqual([]);
  });
});
