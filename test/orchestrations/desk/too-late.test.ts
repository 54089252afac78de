/** The case stops waiting while somebody at the desk is past the first check and has not begun, or has just begun. */
import { Secret } from "../../../lib/domain/secret.ts";
import { enterNumber } from "../../../orchestrations/desk/enter-number.ts";
import { handOverPass } from "../../../orchestrations/desk/hand-over-pass.ts";
import { subject } from "../../support/builders.ts";
import { people } from "../../support/console.ts";
import { aNumberDesk, typedHere } from "../../support/number-desk.ts";
import { aPassDesk } from "../../support/pass-desk.ts";
import type { World } from "../../support/world.ts";

const by = people.operator.oid;
const desks = {
  async number() {
    const desk = await aNumberDesk();
    const number = new Secret(typedHere);
    const asked = {
      caseId: desk.caseId,
      subject,
      by,
      type: "mobile" as const,
      number,
      proof: "in-person" as const,
      turn: 1,
    };
    return { desk, does: () => enterNumber(desk, asked), given: () => desk.phoneNumbers.asked };
  },
  async pass() {
    const desk = await aPassDesk();
    const asked = { caseId: desk.caseId, subject, by, proof: "in-person" as const, number: 1 };
    return { desk, does: () => handOverPass(desk, asked), given: () => desk.passes.codes };
  },
};

const refusedWith = {
  number: { result: { result: "not-wanted" }, code: "number-not-entered" },
  pass: { result: { result: "refused", code: "pass-not-offered" }, code: "pass-not-offered" },
};

/** Right before or after the `begin` is written. */
function atBegin({ audit }: World, when: "before" | "after", happens: () => Promise<void> | void): void {
  const append = audit.append.bind(audit);
  jest.spyOn(audit, "append").mockImplementation(async (entry) => {
    const isDue = entry.type === "begin";
    if (isDue && when === "before") await happens();
    const added = await append(entry);
    if (isDue && when === "after") await happens();
    return added;
  });
}

describe.each(["number", "pass"] as const)("a %s is not given out", (page) => {
  test.each(["before", "after"] as const)("where the time is up right %s it was begun", async (when) => {
    const { desk, does, given } = await desks[page]();
    atBegin(desk, when, () => {
      desk.clock.advance(72 * 3600);
    });
    expect(await does()).toEqual(refusedWith[page].result);
    expect(given()).toEqual([]);
    const last = (await desk.audit.entries(desk.caseId)).at(-1)?.record;
    expect(last).toMatchObject({ type: "end", outcome: { result: "refused", code: refusedWith[page].code } });
  });

  test.each(["before", "after"] as const)("where the case ends right %s it was begun", async (when) => {
    const { desk, does, given } = await desks[page]();
    const ending = { kind: "completed" as const, code: null, at: desk.clock.now().toISOString() };
    atBegin(desk, when, () => desk.cases.update(desk.caseId, { ending }).then(() => undefined));
    expect(await does()).toEqual(refusedWith[page].result);
    expect(given()).toEqual([]);
  });
});
