import type { UserId } from "./ids.ts";
import type { Policy } from "./policy.ts";
import { callsOf, type Situation } from "./situation.ts";

/** What a situation needs to know beyond what every case does. */
export interface FactsWanted {
  readonly secondApprovers: readonly UserId[];
  readonly devices: boolean;
}

export function factsWanted(situation: Situation, { secondApprovers }: Policy): FactsWanted {
  const { twoApprovers, phoneDevices = false } = callsOf(situation);
  return { secondApprovers: twoApprovers ? secondApprovers : [], devices: phoneDevices };
}
