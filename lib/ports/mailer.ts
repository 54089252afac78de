/** Mail through the directory's mail service. Accepted is not delivered. */
import type { CaseId, UserId } from "../domain/ids.ts";
import type { CaseNews } from "../domain/case-news.ts";

export interface Mailer {
  /**
   * Looks up the recipient's address and language and sends once. There is no idempotency key: after a lost answer the
   * mail may have gone out. `key` stands in the header `x-mfa-remediation-key`, so that a repeated mail can be told.
   */
  send(mail: { to: UserId; caseId: CaseId; key: string; news: CaseNews }): Promise<{ requestId: string }>;
}
