/** What happens around passes, while a case runs. */
import { handOverStep } from "../../lib/domain/hand-overs.ts";
import { userId } from "../../lib/domain/ids.ts";
import { handOverPass, type HandOverDependencies } from "../../orchestrations/desk/hand-over-pass.ts";
import { passClaimed, waitsForPass } from "../../orchestrations/runbooks/await-pick-up.ts";
import type { Tenant } from "../../sandbox/tenant/start-tenant.ts";
import type { Happening } from "../support/drive.ts";
import type { World } from "../support/world.ts";
import { cast, personIn } from "./cast.ts";
import { isPass } from "./rules/kinds.ts";
import type { PickUp } from "./rules/pick-up.ts";
import type { Case } from "./rules/case.ts";

interface PassDesk {
  readonly happenings: Happening[];
  /** What the directory calls what came on the way, and what the model calls it. */
  readonly names: ReadonlyMap<string, string>;
}

const tenMinutes = 600;

/** Somebody from the help desk hands them over, and the subject is at hand. */
export function passDesk(
  outside: HandOverDependencies & Pick<World, "caseId">,
  tenant: Tenant,
  { pickUps = [], strangerAfter }: Pick<Case, "pickUps" | "strangerAfter">,
): PassDesk {
  const names = new Map<string, string>();
  const codes = new Map<PickUp, string>();
  const handOver =
    (pickUp: PickUp): Happening["happens"] =>
    async ({ raise }) => {
      const number = (await begunIn(outside)) + 1;
      const done = await handOverPass(outside, { ...asked, caseId: outside.caseId, number });
      if (done.result !== "handed-over") return;
      codes.set(pickUp, done.pass.secret.reveal());
      names.set(done.pass.id, `pass-${codes.size}`);
      wake(() => raise(waitsForPass(outside.caseId, codes.size), passClaimed));
    };
  const goesOn = (pickUp: PickUp) => () => {
    const code = codes.get(pickUp);
    if (code === undefined || pickUp.then === "unused") return;
    if (pickUp.then === "taken-away") takeAway(tenant);
    else names.set(tenant.registerWithPass(subject, code, pickUp.then).id, `new-${codes.size}`);
  };
  const registers = () => void names.set(tenant.registerSignedIn(subject, "authenticator").id, "stranger");
  return {
    names,
    happenings: [
      ...pickUps.flatMap((pickUp) => [
        { afterSeconds: pickUp.afterSeconds, happens: handOver(pickUp) },
        { afterSeconds: pickUp.afterSeconds + tenMinutes, happens: goesOn(pickUp) },
      ]),
      ...(strangerAfter === undefined ? [] : [{ afterSeconds: strangerAfter, happens: registers }]),
    ],
  };
}

/** Where nobody waits for it yet, the trail tells. */
function wake(raise: () => void): void {
  try {
    raise();
  } catch (error) {
    if (!(error instanceof Error && error.message.startsWith("there is no "))) throw error;
  }
}

const subject = userId.parse(cast.subject);
const asked = { subject, by: userId.parse(cast.other), proof: "in-person" as const };

/** The page counts those that were begun, and offers the next one. */
async function begunIn({
  audit,
  caseId,
}: Pick<HandOverDependencies, "audit"> & Pick<World, "caseId">): Promise<number> {
  const entries = await audit.entries(caseId);
  return entries.filter(({ record: { step, type } }) => step === handOverStep && type === "begin").length;
}

function takeAway({ changePerson, tenantState }: Tenant): void {
  const { methods } = personIn(tenantState(), subject);
  changePerson(subject, { methods: methods.filter((method) => !isPass(method)) });
}
