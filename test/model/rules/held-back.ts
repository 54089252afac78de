import { personIn } from "../cast.ts";
import type { Case } from "./case.ts";
import type { Counted } from "./on-record.ts";
import type { Plan } from "./plan.ts";

/** A phone is not lost every week, and no more is asked of anybody in an hour than they can look at. */
const usual = {
  subject: { cases: 3, windowSeconds: 30 * 86_400 },
  requester: { cases: 20, windowSeconds: 3600 },
  approver: { cases: 10, windowSeconds: 3600 },
  tenant: { cases: 30, windowSeconds: 3600 },
};

/** Tickets that take nothing away and contain nobody use up nobody's limit but their sender's and the tenant's. */
const isCounted = (kind: Counted["kind"], { contains, handsOverPass }: Plan): boolean =>
  kind === "tenant" || kind === "requester" || contains || handsOverPass;

function isBeyond(kind: Counted["kind"], { onRecord = {} }: Case): boolean {
  const { cases, windowSeconds } = { ...usual[kind], ...onRecord.limits?.[kind] };
  const lifted = kind === "tenant" ? (onRecord.brake?.liftedMinutesAgo ?? Infinity) : Infinity;
  const earlier = (onRecord.counted ?? [])
    .filter((one) => one.kind === kind && one.minutesAgo * 60 < windowSeconds && one.minutesAgo < lifted)
    .reduce((sum, one) => sum + one.cases, 0);
  return earlier + 1 > cases;
}

const whyFrozen = { "tenant-limit": "removals-frozen", "elevated-threat": "elevated-threat" } as const;

/** Why nothing more than containment is done, whatever the account is like. */
export function heldBackBy(one: Case, plan: Plan): string[] {
  const { onRecord = {}, file, subject } = one;
  const { brake, remediated = [] } = onRecord;
  const isOn = brake && brake.pulledAfter === undefined && brake.liftedMinutesAgo === undefined;
  const approvers = [personIn(file, subject).managerId, plan.second];
  const kinds = (["tenant", "subject", "requester", "approver"] as const).filter((kind) =>
    isCounted(kind, plan),
  );
  return [
    ...(isOn ? [whyFrozen[brake.cause]] : []),
    ...kinds.filter((kind) => isBeyond(kind, one)).map((kind) => `${kind}-limit`),
    ...(remediated.some(({ who, isOver }) => !isOver && approvers.includes(who))
      ? ["approver-is-remediated"]
      : []),
  ];
}

/** Whether the case is the one too many for the tenant, of which security is told: what else comes of it is of no account. */
export const pullsBrake = (one: Case): boolean =>
  isBeyond("tenant", one) &&
  (one.onRecord?.brake === undefined || one.onRecord.brake.liftedMinutesAgo !== undefined);

/** Why the case ends before anything is removed; undefined: the brake is not pulled on the way. */
export const frozenOnTheWay = ({ onRecord }: Case): string | undefined =>
  onRecord?.brake?.pulledAfter === undefined ? undefined : whyFrozen[onRecord.brake.cause];
