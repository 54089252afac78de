/** How many cases come together, and from when on that is too many. */
import type { Policy } from "./policy.ts";
import type { RefusalCode } from "./refusal-code.ts";

/** Of what cases are counted. */
export const countedKinds = ["tenant", "subject", "requester", "approver"] as const;
export type CountedKind = (typeof countedKinds)[number];

/** The case's place among those of its window, from 1; null where there is nobody to count it for. */
export type Places = Readonly<Record<CountedKind, number | null>>;

const codes: Readonly<Record<CountedKind, RefusalCode>> = {
  tenant: "tenant-limit",
  subject: "subject-limit",
  requester: "requester-limit",
  approver: "approver-limit",
};

/** The first limit that the case is beyond; null: none. */
export function limitProblem(places: Places, limits: Policy["limits"]): RefusalCode | null {
  const over = countedKinds.find((kind) => (places[kind] ?? 0) > limits[kind].cases);
  return over ? codes[over] : null;
}
