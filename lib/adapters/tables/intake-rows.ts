/** Rows and keys of the table `intake`: one partition, so that the rows of a delivery are written together or not at all. */
import { z } from "zod";
import { caseId, type CaseId } from "../../domain/ids.ts";
import { remediationRequest, type RemediationRequest } from "../../domain/remediation-request.ts";
import type { Delivery } from "../../ports/intake.ts";
import { jsonText } from "./json-column.ts";
import { keyPart } from "./key-part.ts";

export const openingDelivery = z.object({
  caseId,
  source: z.string(),
  deliveryKey: z.string(),
  receivedAt: z.iso.datetime(),
  request: remediationRequest,
});

/** The case the delivery belongs to. */
export const deliveryRow = z.object({ caseId });
/** The case that is open for the ticket. */
export const ticketRow = z.object({ caseId, etag: z.string() });
/** What to open, until its run was seen to start. */
export const waitingRow = z.object({ opening: jsonText(openingDelivery) });

export const intakePartition = "intake";

export const deliveryKeyOf = ({ source, deliveryKey }: Pick<Delivery, "source" | "deliveryKey">): string =>
  `delivery:${source}:${keyPart(deliveryKey)}`;

export const ticketKeyOf = (source: string, { situation, ticket }: RemediationRequest): string =>
  `ticket:${source}:${situation}:${keyPart(ticket.id)}`;

export const waitingKeyOf = (id: CaseId): string => `waiting:${id}`;
