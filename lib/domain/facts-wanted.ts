import type { UserId } from "./ids.ts";
import type { Policy } from "./policy.ts";
import { callsOf, type Situation } from "./situation.ts";

/** What a situation or the policy needs to know beyond what every case does. */
export interface FactsWanted {
  readonly secondApprovers: readonly UserId[];
  readonly devices: boolean;
  readonly risk: boolean;
}

export function factsWanted(situation: Situation, policy: Policy): FactsWanted {
  const { twoApprovers, phoneDevices = false, remove } = callsOf(situation);
  return {
    secondApprovers: twoApprovers ? policy.secondApprovers : [],
    devices: phoneDevices,
    risk: policy.stopsAtHighRisk && remove !== null,
  };
}

/** What is read again where something takes effect. */
export const guardsWanted = ({ stopsAtHighRisk }: Policy): FactsWanted => ({
  secondApprovers: [],
  devices: false,
  risk: stopsAtHighRisk,
});
