/** Tenants and situations, one row each: the case ends as the model foretells, and as the row says by hand. */
import { breaches } from "./breaches.ts";
import { contradictions } from "./contradictions.ts";
import { observed, plain } from "./observed.ts";
import { play } from "./play.ts";
import { caseOf, scriptOf, type Row } from "./row.ts";
import { pass } from "./rows/pass.ts";
import { stolenPhone } from "./rows/stolen-phone.ts";
import { twoAgree } from "./rows/two-agree.ts";
import { whatGoes } from "./rows/what-goes.ts";
import { whatTheDirectoryDoes } from "./rows/what-the-directory-does.ts";
import { whatNumber } from "./rows/what-number.ts";
import { whichAppPasswords } from "./rows/which-app-passwords.ts";
import { whichToken } from "./rows/which-token.ts";
import { whoApproves } from "./rows/who-approves.ts";
import { whoIsTouched } from "./rows/who-is-touched.ts";
import { foretell } from "./rules/foretell.ts";

const tables = {
  ...{ whoIsTouched, whoApproves, whatGoes, whatTheDirectoryDoes, stolenPhone, twoAgree },
  ...{ pass, whichToken, whatNumber, whichAppPasswords },
};

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
