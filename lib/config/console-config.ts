import { z } from "zod";
import { adminCentre } from "./schemas.ts";
import type { SettingsReader } from "./settings-reader.ts";

/** Role `console`: the cases, and the approval. */
export interface ConsoleConfig {
  readonly adminCentreUrl: string;
}

export const consoleSettings = z.object({ ADMIN_CENTRE_URL: adminCentre });

export function consoleConfig(reader: SettingsReader): ConsoleConfig | undefined {
  const settings = reader.part(consoleSettings);
  return settings && { adminCentreUrl: settings.ADMIN_CENTRE_URL };
}
