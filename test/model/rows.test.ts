/** Tenants and situations, one row each: the case ends as the model foretells, and as the row says by hand. */
import { endsAsForetold } from "./ends-as-foretold.ts";
import { caseOf, scriptOf, type Row } from "./row.ts";
import { tables } from "./rows/tables.ts";

describe.each(Object.entries(tables))("%s", (_, rows) => {
  test.each(rows.map((row): [string, Row] => [row.name, row]))("%s", async (__, row) => {
    const one = caseOf(row);
    expect(await endsAsForetold(one, scriptOf(one, row.meanwhile))).toBe(row.ends);
  });
});
