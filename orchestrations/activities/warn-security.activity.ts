import { newsOf } from "../../lib/domain/news-of.ts";
import { ended } from "../../lib/domain/outcome.ts";
import type { AuditLog } from "../../lib/ports/audit-log.ts";
import type { CaseStore } from "../../lib/ports/case-store.ts";
import type { Links } from "../../lib/ports/links.ts";
import type { Mailer } from "../../lib/ports/mailer.ts";
import { recordOf } from "../checks/record-of.ts";
import { activity } from "../kit/activity.ts";
import { warnSecurity } from "./warn-security.contract.ts";

interface Dependencies {
  readonly audit: AuditLog;
  readonly cases: CaseStore;
  readonly links: Links;
  readonly mailer: Mailer;
}

/** As with the approval mail, a lost answer means a second mail. */
export const warnSecurityActivity = activity(
  warnSecurity,
  async ({ audit, cases, links, mailer }: Dependencies, { caseId, key, to, code }) => {
    const record = await recordOf(cases, caseId);
    const news = newsOf("attack-suspected", record, await audit.entries(caseId), {
      link: links.at("attack-suspected", caseId),
      code,
    });
    return ended("accepted", await mailer.send({ to, caseId, key, news }));
  },
);
