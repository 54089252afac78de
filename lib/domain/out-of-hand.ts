import type { CaseRecord } from "./case-record.ts";

type Reported = Pick<CaseRecord, "openedAt"> & {
  readonly request: Pick<CaseRecord["request"], "lastInHand">;
  readonly policy: Pick<CaseRecord["policy"], "outOfHandHours">;
};

/**
 * From when on the phone may have been in other hands, ISO: the policy's hours before it was reported. The ticket can make
 * that earlier and never later, since nobody has checked what it says, and a theft is often noticed late.
 */
export function outOfHandSince({ openedAt, request, policy }: Reported): string {
  const supposed = Date.parse(openedAt) - policy.outOfHandHours * 3_600_000;
  const told = request.lastInHand === undefined ? Infinity : Date.parse(request.lastInHand);
  return new Date(Math.min(supposed, told)).toISOString();
}
