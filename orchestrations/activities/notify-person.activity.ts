import { newsOf } from "../../lib/domain/news-of.ts";
import { ended } from "../../lib/domain/outcome.ts";
import type { AuditLog } from "../../lib/ports/audit-log.ts";
import type { CaseStore } from "../../lib/ports/case-store.ts";
import type { Links } from "../../lib/ports/links.ts";
import type { Mailer } from "../../lib/ports/mailer.ts";
import { recordOf } from "../checks/record-of.ts";
import { activity } from "../kit/activity.ts";
import { notifyPerson } from "./notify-person.contract.ts";

interface Dependencies {
  readonly audit: AuditLog;
  readonly cases: CaseStore;
  readonly links: Links;
  readonly mailer: Mailer;
}

/** As with the approval mail, a lost answer means a second mail. */
export const notifyPersonActivity = activity(
  notifyPerson,
  async ({ audit, cases, links, mailer }: Dependencies, { caseId, key, subject, to, turn, code }) => {
    const record = await recordOf(cases, caseId);
    const isToSubject = to === subject;
    const link = isToSubject ? links.objection(caseId) : links.at(turn, caseId);
    const news = newsOf(turn, record, await audit.entries(caseId), { link, code, isToSubject });
    return ended("accepted", await mailer.send({ to, caseId, key, news }));
  },
);
