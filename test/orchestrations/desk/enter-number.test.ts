/** The process dies at each call to the outside while a number is entered, before or after the call's effect. */
import { inspect } from "node:util";
import { storedEntry, verifyChain } from "../../../lib/domain/audit-chain.ts";
import { entrySeconds, numberEntriesIn } from "../../../lib/domain/number-entries.ts";
import { Secret } from "../../../lib/domain/secret.ts";
import { enterNumber } from "../../../orchestrations/desk/enter-number.ts";
import { subject } from "../../support/builders.ts";
import { people } from "../../support/console.ts";
import { Dying } from "../../support/dying.ts";
import { aNumberDesk, typedHere } from "../../support/number-desk.ts";
import { viewIn } from "../../support/world.ts";

type Desk = Awaited<ReturnType<typeof aNumberDesk>>;

const entry = (desk: Desk, turn: number, deps: Partial<Desk> = {}) =>
  enterNumber(
    { ...desk, ...deps },
    {
      ...{ caseId: desk.caseId, subject, by: people.operator.oid, turn },
      ...{ type: "mobile", number: new Secret(typedHere), proof: "in-person" },
    },
  );

/** Everything the entry talks to, on its way to death. */
const mortal = (desk: Desk, death: Dying): Partial<Desk> => ({
  approvals: death.wrap(desk.approvals),
  audit: death.wrap(desk.audit),
  brakes: death.wrap(desk.brakes),
  cases: death.wrap(desk.cases),
  directory: death.wrap(desk.directory),
  phoneNumbers: death.wrap(desk.phoneNumbers),
});
const isTheNumberThere = ({ phoneNumbers }: Desk) =>
  phoneNumbers.kept.get("mobile")?.number.reveal() === typedHere;
const stateNow = async ({ audit, caseId, clock }: Desk) =>
  numberEntriesIn(await audit.entries(caseId), clock.now());
const stepNow = async (desk: Desk) => (await viewIn(desk, desk.caseId)).steps[0];

/** How far the desk had come when it died. */
async function dyingAt(at: number, when: "before" | "after") {
  const desk = await aNumberDesk();
  const death = new Dying(at, when);
  const came: unknown = await entry(desk, 1, mortal(desk, death)).catch((error: unknown) => error);
  const { audit, cases, caseId } = desk;
  const kept = [came, await audit.entries(caseId), await cases.get(caseId), await viewIn(desk, caseId)];
  expect(inspect(kept, { depth: 20, showHidden: true, maxStringLength: null })).not.toContain("809999");
  return { desk, isDead: death.isDead };
}

test.each(["before", "after"] as const)(
  "dead %s any call: nothing is claimed that was not read back, and the next entry proves it once the turn is old",
  async (when) => {
    const states = new Set<string>();
    for (let at = 0; ; at++) {
      const { desk, isDead } = await dyingAt(at, when);
      const { state, next } = await stateNow(desk);
      states.add(state);
      expect(next).toBe(state === "none" ? 1 : 2);
      const { status, because } = (await stepNow(desk)) ?? {};
      if (status === "verified") expect(isTheNumberThere(desk)).toBe(true);
      if (state === "under-way") {
        expect([status, because]).toEqual(["open", "begun"]);
        desk.clock.advance(entrySeconds - 1);
        for (const turn of [1, 2]) expect(await entry(desk, turn)).toEqual({ result: "taken" });
        desk.clock.advance(1);
        expect((await stateNow(desk)).state).toBe("not-proven");
      }
      if (state !== "entered")
        expect(await entry(desk, next)).toEqual({ result: "entered", isSmsSignInOff: true });
      expect([isTheNumberThere(desk), (await stepNow(desk))?.status]).toEqual([true, "verified"]);
      const trail = (await desk.audit.entries(desk.caseId)).map(storedEntry);
      const given = state === "under-way" ? ["under-way"] : [];
      expect(verifyChain(desk.caseId, trail).map(({ kind }) => kind)).toEqual(given);
      if (!isDead) break;
    }
    expect([...states].sort()).toEqual(["entered", "none", "under-way"]);
  },
);
