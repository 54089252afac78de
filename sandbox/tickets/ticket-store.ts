import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { readStateFile } from "../read-state-file.ts";

const comment = z.object({
  createdAt: z.string(),
  public: z.boolean(),
  body: z.string(),
});

const ticket = z.object({
  source: z.string(),
  id: z.string(),
  subject: z.string(),
  status: z.string(),
  updatedAt: z.string(),
  comments: z.array(comment),
});

const callback = z.object({ source: z.string(), id: z.string(), receivedAt: z.string(), body: z.unknown() });

const deskState = z.object({ tickets: z.array(ticket), callbacks: z.array(callback) });

export type Ticket = z.infer<typeof ticket>;
type DeskState = z.infer<typeof deskState>;

/** The tickets of every source. Whoever changes `state` calls `save`. */
export interface TicketStore {
  readonly state: DeskState;
  find(source: string, id: string): Ticket | undefined;
  /** The ticket, made when the desk has not seen its number yet. */
  open(source: string, id: string, subject?: string): Ticket;
  save(): void;
}

export function openTicketStore(dir: string): TicketStore {
  mkdirSync(dir, { recursive: true });
  const path = join(dir, "tickets.json");
  const state = existsSync(path) ? readStateFile(path, deskState) : { tickets: [], callbacks: [] };
  const find = (source: string, id: string) =>
    state.tickets.find((candidate) => candidate.source === source && candidate.id === id);
  return {
    state,
    find,
    open: (source, id, subject) => {
      const known = find(source, id);
      if (known !== undefined) return known;
      const updatedAt = new Date().toISOString();
      const fresh = {
        source,
        id,
        subject: subject ?? `Ticket ${id}`,
        status: "open",
        updatedAt,
        comments: [],
      };
      state.tickets.push(fresh);
      return fresh;
    },
    save: () => {
      writeFileSync(`${path}.new`, JSON.stringify(state));
      renameSync(`${path}.new`, path);
    },
  };
}
