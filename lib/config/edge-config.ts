import { z } from "zod";
import { hooks, type Hook } from "./hooks.ts";
import type { Secret } from "../domain/secret.ts";
import type { SettingsReader } from "./settings-reader.ts";

/** Role `edge`: webhooks. */
export interface EdgeConfig {
  readonly hooks: ReadonlyMap<
    string,
    { readonly scheme: Hook["scheme"]; readonly secrets: readonly Secret[] }
  >;
}

export const edgeSettings = z.object({ HOOKS: hooks });

export function edgeConfig(reader: SettingsReader): EdgeConfig | undefined {
  const settings = reader.part(edgeSettings);
  if (!settings) return undefined;
  const sources = Object.entries(settings.HOOKS).map(([source, { scheme, secrets }]) => {
    const values = secrets.map((name, index) => reader.secretIn(name, ["HOOKS", source, "secrets", index]));
    return [source, { scheme, secrets: values }] as const;
  });
  return { hooks: new Map(sources) };
}
