import type { Tickets } from "../../../lib/ports/tickets.ts";
import { Faults } from "./faults.ts";

type Comment = Parameters<Tickets["tell"]>[0];

/** Sources have a way back, except `queue`. */
export class MemoryTickets implements Tickets {
  readonly comments: Comment[] = [];
  readonly faults = new Faults();

  tell(comment: Comment): Promise<boolean> {
    return this.faults.around("tell", () => {
      if (comment.source === "queue") return false;
      this.comments.push(comment);
      return true;
    });
  }
}
