import type { TenantFile } from "../../../sandbox/tenant/schema.ts";
import type { Method, Person } from "../cast.ts";
import type { Answer } from "../looking-approver.ts";
import type { Doings } from "./doings.ts";
import type { OnRecord } from "./on-record.ts";
import type { PickUp } from "./pick-up.ts";
import type { Asked } from "./untouchable.ts";

/** What the model foretells an end for: a tenant, what the ticket and the policy say, and what people do. */
export interface Case extends Asked {
  readonly situation: string;
  /** The tenant when the case is opened. */
  readonly file: TenantFile;
  /** The tenant when the answer comes; absent: as it was. */
  readonly changed?: TenantFile | undefined;
  readonly phoneName?: string | undefined;
  /**
   * When the ticket came, and since when it says the phone is gone; absent: it came when cases of this suite do, and says
   * nothing.
   */
  readonly reportedAt?: string | undefined;
  readonly lastInHand?: string | undefined;
  readonly answer: Answer;
  /** Whom the policy names beside the manager, in its order, and what they answer; absent: the same. */
  readonly secondApprovers?: readonly string[] | undefined;
  readonly secondAnswer?: Answer | undefined;
  readonly areAppPasswordsDeleted: boolean;
  /** What the subject adds once the case is open. */
  readonly adds?: Method | undefined;
  /** Who comes for a pass, in order. */
  readonly pickUps?: readonly PickUp[] | undefined;
  /** The policy looks at the risk of accounts. */
  readonly stopsAtHighRisk?: boolean | undefined;
  /** What the policy wants passes to be like; absent: for one use, by an operator or the manager. */
  readonly pass?: { readonly isUsableOnce?: boolean; readonly handOverBy?: readonly string[] } | undefined;
  /** So many seconds after the ticket somebody registers something for the subject without any pass. */
  readonly strangerAfter?: number | undefined;
  readonly onRecord?: OnRecord | undefined;
  /** Another second factor that the subject makes the default on the way. */
  readonly chooses?:
    { readonly afterSeconds: number; readonly default: Person["preferredMethod"] } | undefined;
  /** The policy's group, for this situation, and whether an approver wants the quarantine ended. */
  readonly quarantine?: { readonly group: string; readonly lift: Answer } | undefined;
  readonly doings?: Doings | undefined;
}
