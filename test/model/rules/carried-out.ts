import { personIn } from "../cast.ts";
import { revocation, type AtOnce } from "./at-once.ts";
import type { Case } from "./case.ts";
import type { Foretold } from "./foretold.ts";
import { deletion } from "./kinds.ts";
import { oldPasses } from "./pass.ts";
import type { Plan } from "./plan.ts";
import { quarantineTold } from "./quarantine.ts";
import { removedBy, type Removed } from "./removed.ts";
import { shownAs } from "./shown-as.ts";
import { stepsOnceApproved } from "./steps-once-approved.ts";
import { weakestOf } from "./weakest-of.ts";
import { withMailbox } from "./with-mailbox.ts";

/** Nothing is in the way of the plan; `soFar`: what was done and who was told until then. */
export function carriedOut(one: Case, plan: Plan, soFar: AtOnce): Foretold {
  const removed = removedBy(one, plan);
  const steps = [...soFar.steps, ...stepsOnceApproved(one, plan, removed)];
  return {
    ...{ kind: "completed", codes: [], steps, status: weakestOf(steps) },
    mails: [...soFar.mails, ...withMailbox(one.file, mailed(one, plan, removed))],
    isQuarantined: soFar.isQuarantined && quarantineTold(one, plan).takes.length === 0,
    left: leftAfter(one, removed),
    writes: [...soFar.writes, ...written(one, plan, removed)],
  };
}

function mailed(one: Case, plan: Plan, { asksForAnother, passes }: Removed): string[] {
  const { file, subject } = one;
  const manager = personIn(file, subject).managerId ?? "";
  return [
    ...(asksForAnother ? [subject] : []),
    ...quarantineTold(one, plan).asks,
    ...(passes ? [manager, ...Array<string>(passes.made).fill(subject)] : []),
  ];
}

function leftAfter({ file, subject, strangerAfter }: Case, { atFirst, later, passes }: Removed): string[] {
  const replaced = passes?.made ? oldPasses(file, subject) : [];
  const stays = personIn(file, subject).methods.filter(
    (method) => !atFirst.includes(method) && !later.includes(method) && !replaced.includes(method.id),
  );
  return [
    ...stays.map(shownAs),
    ...(passes?.left ?? []),
    ...(strangerAfter === undefined ? [] : ["stranger"]),
  ];
}

/** After the last revocation nothing goes but a default that was held, and then there is another, unless a pass is out. */
function written(one: Case, plan: Plan, { atFirst, later, passes }: Removed): string[] {
  const { subject } = one;
  const revoke = revocation(one, plan);
  return [
    ...atFirst.map((method) => deletion(subject, method)).sort(),
    ...revoke,
    ...plan.devices.filter(({ isToldApart }) => isToldApart).map(({ id }) => `PATCH /v1.0/devices/${id}`),
    ...(passes?.writes ?? []),
    ...later.map((method) => deletion(subject, method)),
    ...(later.length > 0 && !passes?.made ? revoke : []),
    ...quarantineTold(one, plan).takes,
  ];
}
