import type { Clock } from "../../ports/clock.ts";
import type { HookSource, HookSources } from "../../ports/hook-sources.ts";
import { standardWebhooksSource } from "./standard-webhooks-source.ts";
import type { Secrets } from "./signatures.ts";
import { zendeskSource } from "./zendesk-source.ts";

export interface HookSettings {
  readonly scheme: "standard-webhooks" | "zendesk";
  readonly secrets: Secrets;
}

/** Each source by its name in the route; throws at start on a secret that its scheme cannot use. */
export function hookSources(settings: ReadonlyMap<string, HookSettings>, clock: Clock): HookSources {
  return new Map([...settings].map(([name, hook]) => [name, source(name, hook, clock)]));
}

function source(name: string, { scheme, secrets }: HookSettings, clock: Clock): HookSource {
  switch (scheme) {
    case "standard-webhooks":
      return standardWebhooksSource(name, secrets, clock);
    case "zendesk":
      return zendeskSource(name, secrets, clock);
  }
}
