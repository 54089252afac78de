import type { Approval, Decision } from "../domain/approval.ts";
import type { CaseView } from "../domain/case-view.ts";
import type { Site } from "./dossier.ts";
import type { PageContext } from "./page-context.ts";

/** What the case waits for on a page of its own, and until when (ISO). */
export interface DeskTask {
  readonly page: "pass" | "number";
  readonly until: string;
}

export interface CasePageProps {
  readonly context: PageContext;
  readonly view: CaseView;
  /** Oldest first. */
  readonly asked: readonly {
    readonly approval: Approval;
    readonly decision: Decision | null;
    /** The reader is the approver: the request is linked. */
    readonly isApprover: boolean;
  }[];
  readonly site: Site;
  /** The reader may put on record that the app passwords are deleted; null: not they, or not now. */
  readonly attest: { readonly token: string } | null;
  /** What the reader may do now. */
  readonly desk: readonly DeskTask[];
  /** Of the site on which those pages are; empty: this one. */
  readonly workerUrl: string;
}
