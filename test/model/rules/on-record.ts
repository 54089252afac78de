/** What stands in the product's own tables when the case is opened, or comes into them on the way. */

/** Cases that were counted so long ago, none of which is this one. */
export interface Counted {
  readonly kind: "tenant" | "subject" | "requester" | "approver";
  readonly cases: number;
  readonly minutesAgo: number;
}

export interface OnRecord {
  readonly counted?: readonly Counted[];
  /** Cases in a window of seconds, instead of those of the policy unless said. */
  readonly limits?: Readonly<
    Partial<Record<Counted["kind"], { readonly cases: number; readonly windowSeconds?: number }>>
  >;
  readonly brake?: {
    readonly cause: "tenant-limit" | "elevated-threat";
    /** After the ticket; absent: long before. */
    readonly pulledAfter?: number;
    /** Pulled a day ago, and lifted so long ago. */
    readonly liftedMinutesAgo?: number;
  };
  /** Of these people another case contains the account, or did. */
  readonly remediated?: readonly { readonly who: string; readonly isOver: boolean }[];
}
