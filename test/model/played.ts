import type { CaseView } from "../../lib/domain/case-view.ts";
import type { Tenant } from "../../sandbox/tenant/start-tenant.ts";
import type { Driven } from "../support/driven.ts";
import type { JournalEntry } from "../../sandbox/tenant/journal.ts";

export type State = ReturnType<Tenant["tenantState"]>;

/** A case that has ended, and what the tenant saw of it. */
export interface Played {
  readonly run: Driven;
  readonly view: CaseView;
  /** The tenant when the case was opened, and when it had ended. */
  readonly before: State;
  readonly after: State;
  readonly served: readonly JournalEntry[];
  /** When each stage was answered. */
  readonly answeredAt: ReadonlyMap<string, number>;
  /** What the directory calls what came on the way, and what the model calls it. */
  readonly names: ReadonlyMap<string, string>;
  /** When the guard came down, and how much the tenant had served by then. */
  readonly guardDown: { readonly at: number; readonly served: number } | undefined;
  /** What must hold after every run and does not. */
  readonly unsound: readonly string[];
}
