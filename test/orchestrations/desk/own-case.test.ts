/** Whoever acts at the desk, or agreed to it, has a case about their own account open by then. */
import { people } from "../../support/console.ts";
import { aCaseAbout } from "../../support/a-case-about.ts";
import { manager } from "../../support/builders.ts";
import { dictionaries } from "../../../lib/web/dictionaries.ts";
import { textOf } from "../../support/page-context.ts";
import { aNumberDesk } from "../../support/number-desk.ts";
import { aPassDesk } from "../../support/pass-desk.ts";

const { codes } = dictionaries.en;
const desks = { number: aNumberDesk, pass: aPassDesk };
const refusedAs = { number: "number-refused", pass: "hand-over-refused" };

describe.each(["number", "pass"] as const)("no %s is given out", (page) => {
  test.each([
    ["by an operator", people.operator.oid, "person-is-remediated"],
    ["on the word of a manager", manager, "approver-is-remediated"],
  ] as const)("%s whose own account is being contained", async (_, whom, code) => {
    const desk = await desks[page]();
    await aCaseAbout(desk, whom);
    const { status, html } = await desk.send({ form: await desk.form() });
    expect(status).toBe(409);
    expect(textOf(html)).toContain(codes[code].says);
    expect([desk.phoneNumbers.asked, desk.passes.codes, await desk.frames()]).toEqual([[], [], []]);
    expect(await desk.refusedAttempts()).toEqual([[refusedAs[page], people.operator.oid, code]]);
  });
});
