import { newsOf } from "../../lib/domain/news-of.ts";
import { ended } from "../../lib/domain/outcome.ts";
import type { AuditLog } from "../../lib/ports/audit-log.ts";
import type { CaseStore } from "../../lib/ports/case-store.ts";
import type { Links } from "../../lib/ports/links.ts";
import type { Tickets } from "../../lib/ports/tickets.ts";
import { recordOf } from "../checks/record-of.ts";
import { activity } from "../kit/activity.ts";
import { tellTicket } from "./tell-ticket.contract.ts";

interface Dependencies {
  readonly audit: AuditLog;
  readonly cases: CaseStore;
  readonly links: Links;
  readonly tickets: Tickets;
}

/** Ticket systems take no idempotency key: the comment carries the step's key, so that a repeat can be told. */
export const tellTicketActivity = activity(
  tellTicket,
  async ({ audit, cases, links, tickets }: Dependencies, { caseId, key, turn, stage, code }) => {
    const record = await recordOf(cases, caseId);
    const news = newsOf(turn, record, await audit.entries(caseId), {
      link: links.at(turn, caseId),
      stage,
      code,
    });
    const { source, request } = record;
    const isTold = await tickets.tell({ source, id: request.ticket.id, key, news });
    return ended(isTold ? "accepted" : "not-applicable", {});
  },
);
