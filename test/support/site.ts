import type { Site } from "../../lib/web/dossier.ts";
import { ticketComment } from "../../lib/web/mails/ticket-comment.ts";

export const site: Site = {
  tenantId: "0f1e2d3c-0000-4000-8000-0000000000aa",
  adminCentreUrl: "https://entra.microsoft.com",
  publicUrl: "https://mfa.example.com",
};

export const renderTicketComment = ticketComment(site);
