import { personIn } from "../cast.ts";
import { atOnce } from "./at-once.ts";
import { carriedOut } from "./carried-out.ts";
import type { Case } from "./case.ts";
import { changedSince } from "./changed-since.ts";
import { foretellRemembered } from "./foretell-remembered.ts";
import type { Foretold } from "./foretold.ts";
import { gate } from "./gate.ts";
import { frozenOnTheWay, heldBackBy } from "./held-back.ts";
import { planOf } from "./plan.ts";
import { shownAs } from "./shown-as.ts";
import { stepsOnceApproved } from "./steps-once-approved.ts";
import { untouchable } from "./untouchable.ts";
import { withMailbox } from "./with-mailbox.ts";

/** Contained at once; what the plan names goes if everybody agrees, nothing has changed and nobody pulls the brake. */
export function foretellRemoval(one: Case): Foretold {
  const { subject, file, changed = file } = one;
  const refusals = [...untouchable(file, one)];
  const left = personIn(changed, subject).methods.map(shownAs);
  const nothing = { steps: [], status: "open", writes: [], left, mails: [], isQuarantined: false };
  if (refusals.length > 0) return { kind: "refused", codes: refusals, ...nothing };

  const plan = planOf(one, file);
  const contained = atOnce(one, plan);
  if (!plan.removes) return foretellRemembered(one, contained);
  const problems = [...plan.problems, ...heldBackBy(one, plan)];
  if (problems.length > 0) return { kind: "stopped", codes: problems, ...contained };

  const manager = personIn(file, subject).managerId ?? "";
  const { kind, code, mails } = gate(one, plan, manager);
  const told = withMailbox(file, [...contained.mails, ...mails, subject, manager]);
  const steps = [...contained.steps, ...stepsOnceApproved(one, plan)];
  const untouched = { ...contained, mails: told, steps };
  if (code !== undefined) return { kind, codes: [code], ...untouched };
  const frozen = frozenOnTheWay(one);
  if (frozen) return { ...untouched, kind: "refused", codes: [frozen] };
  if (one.changed) {
    const end = changedSince([...untouchable(changed, one), ...planOf(one, changed).problems]);
    return { ...untouched, ...end, mails: [...told, ...end.mails] };
  }
  return carriedOut(one, plan, { ...contained, mails: told });
}
