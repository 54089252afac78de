import type { CaseNews } from "../../domain/case-news.ts";
import type { Language } from "../../domain/policy.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Tickets } from "../../ports/tickets.ts";
import { callback, type CallbackSettings } from "./callback.ts";
import { zendeskComment, type ZendeskSettings } from "./zendesk-comment.ts";

/** The way back to one source. `url` comes from the settings, never from a ticket. */
export type TicketSettings =
  | ({ readonly scheme: "zendesk" } & ZendeskSettings)
  | ({ readonly scheme: "standard-webhooks" } & CallbackSettings);

export type Render = (news: CaseNews, language: Language) => string;

/** A source without settings has no way back: nobody is told, and the caller learns it. */
export function ticketSystems(
  settings: ReadonlyMap<string, TicketSettings>,
  render: Render,
  clock: Clock,
): Tickets {
  return {
    async tell({ source, id, key, news }) {
      const system = settings.get(source);
      if (!system) return false;
      const comment = { id, key, news, text: render(news, news.record.policy.language) };
      switch (system.scheme) {
        case "zendesk":
          await zendeskComment(system, comment);
          break;
        case "standard-webhooks":
          await callback(system, comment, clock.now());
          break;
      }
      return true;
    },
  };
}
