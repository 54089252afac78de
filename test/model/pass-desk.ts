/** What happens around passes, while a case runs. */
import { handOverStep } from "../../lib/domain/hand-overs.ts";
import { userId } from "../../lib/domain/ids.ts";
import { handOverPass, type HandOverDependencies } from "../../orchestrations/desk/hand-over-pass.ts";
import { passClaimed, waitsForPass } from "../../orchestrations/runbooks/await-pick-up.ts";
import type { RegistrableKind } from "../../sandbox/tenant/register-security-info.ts";
import type { Tenant } from "../../sandbox/tenant/start-tenant.ts";
import type { Happening } from "../support/drive.ts";
import type { World } from "../support/world.ts";
import { cast, personIn } from "./cast.ts";
import { isPass } from "./rules/kinds.ts";
import type { PickUp } from "./rules/pass.ts";

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
  { pickUps = [], strangerAfter }: { pickUps?: readonly PickUp[] | undefined; strangerAfter?: number | undefined },
): PassDesk {
  const names = new Map<string, string>();
  const subject = userId.parse(cast.subject);
  const registers = (register: () => { readonly id: string }, name: string) => {
    names.set(register().id, name);
  };
  const handOver = (codes: Map<PickUp, string>, pickUp: PickUp): Happening["happens"] =>
    async ({ raise }) => {
      const { audit, caseId } = outside;
      const begun = (await audit.entries(caseId)).filter(
        ({ record: { step, type } }) => step === handOverStep && type === "begin",
      );
      const number = begun.length + 1;
      const asked = { caseId, subject, by: userId.parse(cast.other), proof: "in-person" as const, number };
      const done = await handOverPass(outside, asked);
      if (done.result !== "handed-over") return;
      const made = codes.size + 1;
      codes.set(pickUp, done.pass.secret.reveal());
      names.set(done.pass.id, `pass-${made}`);
      raise(waitsForPass(caseId, made), passClaimed);
    };
  const codes = new Map<PickUp, string>();
  const next = (pickUp: PickUp): Happening["happens"] => () => {
    const code = codes.get(pickUp);
    if (code === undefined) return;
    if (pickUp.then === "taken-away") takeAway(tenant);
    else if (pickUp.then !== "unused")
      registers(() => tenant.registerWithPass(subject, code, kindOf(pickUp.then)), `new-${codes.size}`);
  };
  return {
    names,
    happenings: [
      ...pickUps.flatMap((pickUp) => [
        { afterSeconds: pickUp.afterSeconds, happens: handOver(codes, pickUp) },
        { afterSeconds: pickUp.afterSeconds + tenMinutes, happens: next(pickUp) },
      ]),
      ...(strangerAfter === undefined
        ? []
        : [
            {
              afterSeconds: strangerAfter,
              happens: () => registers(() => tenant.registerSignedIn(subject, "authenticator"), "stranger"),
            },
          ]),
    ],
  };
}
