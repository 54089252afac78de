/** How a case must end where nothing fails, from the tenant's file, the ticket, and what people do. */
import type { TenantFile } from "../../../sandbox/tenant/schema.ts";
import { personIn } from "../cast.ts";
import { defaultOf, deletable } from "./deletable.ts";
import { deletion } from "./kinds.ts";
import { planOf, type Case, type Plan } from "./plan.ts";
import { untouchable } from "./untouchable.ts";

export interface Foretold {
  readonly kind: string;
  /** Which of them is told is the product's choice; none: nothing is. */
  readonly codes: readonly string[];
  /** Status of each step, in no order; removals are named by the method's id. */
  readonly steps: readonly string[];
  readonly status: string;
  /** Every write that is done but mails, in order; deletions side by side, sorted. */
  readonly writes: readonly string[];
  /** Ids of the methods that are left. */
  readonly left: readonly string[];
  /** Object ids of whoever gets a mail, once for each mail. */
  readonly mails: readonly string[];
}

export function foretell(one: Case): Foretold {
  const { subject, file, changed = file } = one;
  const refusals = [...untouchable(file, one)];
  const left = personIn(changed, subject).methods.map(({ id }) => id);
  const nothing = { steps: [], status: "open", writes: [], left, mails: [] };
  if (refusals.length > 0) return { kind: "refused", codes: refusals, ...nothing };

  const plan = planOf(one, file);
  const { contains, removes, problems } = plan;
  const revoke = contains ? [`POST /v1.0/users/${subject}/revokeSignInSessions`] : [];
  const contained = contains ? ["revoke-sessions: verified"] : [];
  const atOnce = {
    steps: contained,
    status: "open",
    writes: revoke,
    left,
    mails: withMailbox(file, contains ? [subject] : []),
  };
  if (!removes) return { kind: "completed", codes: [], ...atOnce, status: "verified" };
  if (problems.length > 0) return { kind: "stopped", codes: problems, ...atOnce };

  const manager = personIn(file, subject).managerId ?? "";
  const asked = { ...atOnce, mails: withMailbox(file, [...atOnce.mails, manager, subject, manager]) };
  const untouched = { ...asked, steps: [...contained, ...afterApproval(one, plan)] };
  if (one.answer !== "approved")
    return { kind: "denied", codes: [one.answer === "denied" ? "denied" : "lapsed"], ...untouched };
  if (one.changed) {
    const codes = [...untouchable(changed, one), ...planOf(one, changed).problems, "facts-changed"];
    return { kind: "refused", codes, ...untouched };
  }

  const person = personIn(file, subject);
  const gone = deletable(file, person, plan.goes);
  const stays = person.methods.filter((method) => !gone.includes(method));
  const held = defaultOf(stays, person.preferredMethod);
  const asksForAnother = plan.goes.some((method) => method === held) ? withMailbox(file, [subject]) : [];
  const proof = gone.length === plan.goes.length ? "verified" : "open";
  const steps = [...contained, ...afterApproval(one, plan, proof)];
  return {
    ...{ kind: "completed", codes: [], steps, status: weakestOf(steps) },
    mails: [...asked.mails, ...asksForAnother, ...(plan.handsOverPass ? withMailbox(file, [manager]) : [])],
    left: left.filter((id) => !gone.some((method) => method.id === id)),
    writes: [...revoke, ...gone.map((method) => deletion(subject, method)).sort(), ...revoke],
  };
}

/** All removals are proven together, by lists that show none of them; `proof` absent: nothing of it was done. */
function afterApproval(one: Case, plan: Plan, proof?: "verified" | "open"): string[] {
  const { contains, followsAppPasswords, goes, handsOverPass } = plan;
  const appPasswords = proof && one.areAppPasswordsDeleted ? "seen-in-audit" : "open";
  return [
    ...goes.map(({ id }) => `remove-method ${id}: ${proof ?? "open"}`),
    ...(contains ? [`revoke-sessions after-removal: ${proof ? "verified" : "open"}`] : []),
    `check-methods-gone: ${proof ?? "open"}`,
    ...(followsAppPasswords ? [`check-app-passwords: ${appPasswords}`] : []),
    ...(handsOverPass ? nobodyPicksItUp : []),
  ];
}

const nobodyPicksItUp = ["hand-over-pass: open", "await-strong-method: open", "take-back-pass: open"];

const withMailbox = (file: TenantFile, people: readonly string[]): string[] =>
  people.filter((id) => personIn(file, id).mail !== null);

/** The case claims no more than its weakest step. */
const weakestOf = (steps: readonly string[]): string =>
  ["open", "contained", "attested", "seen-in-audit"].find((status) =>
    steps.some((step) => step.endsWith(`: ${status}`)),
  ) ?? "verified";
