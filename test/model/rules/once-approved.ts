import type { TenantFile } from "../../../sandbox/tenant/schema.ts";
import { personIn } from "../cast.ts";
import { approverProblems } from "./approver.ts";
import { changedSince } from "./changed-since.ts";
import type { Foretold } from "./foretold.ts";
import { gate } from "./gate.ts";
import type { Case } from "./case.ts";
import { shownAs } from "./shown-as.ts";
import { untouchable } from "./untouchable.ts";
import { weakestOf } from "./weakest-of.ts";
import { withMailbox } from "./with-mailbox.ts";

interface Change {
  /** Its steps, by name. */
  readonly steps: readonly string[];
  /** Why it is not for anybody to approve. */
  readonly problems: (file: TenantFile) => readonly string[];
  /** What comes of it once it is approved, and who is told on the way. */
  readonly comesTo: () => Pick<Foretold, "kind" | "codes" | "steps" | "writes" | "left"> & {
    readonly tells: readonly string[];
  };
}

/** Nothing is done at once: the manager agrees to one change, which is made if all is as it was. */
export function onceApproved(one: Case, { steps, problems, comesTo }: Change): Foretold {
  const { subject, file, changed = file } = one;
  const left = personIn(changed, subject).methods.map(shownAs);
  const nothing = { steps: [], status: "open", writes: [], left, mails: [], isQuarantined: false };
  const refusals = [...untouchable(file, one)];
  if (refusals.length > 0) return { kind: "refused", codes: refusals, ...nothing };
  const found = [...approverProblems(file, one), ...problems(file)];
  if (found.length > 0) return { kind: "stopped", codes: found, ...nothing };

  const manager = personIn(file, subject).managerId ?? "";
  const closed = [subject, manager];
  const { kind, code, mails: asked } = gate(one, { second: undefined }, manager);
  const untouched = {
    ...nothing,
    mails: withMailbox(file, [...asked, ...closed]),
    steps: steps.map((name) => `${name}: open`),
  };
  if (code !== undefined) return { kind, codes: [code], ...untouched };
  if (one.changed) {
    const since = [...untouchable(changed, one), ...approverProblems(changed, one), ...problems(changed)];
    const { mails, ...end } = changedSince(since);
    return { ...untouched, ...end, mails: [...untouched.mails, ...mails] };
  }
  const { tells, ...rest } = comesTo();
  const mails = withMailbox(file, [...asked, ...tells, ...closed]);
  return { ...rest, status: weakestOf(rest.steps), mails, isQuarantined: false };
}
