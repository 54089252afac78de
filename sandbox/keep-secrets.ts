import { randomBytes } from "node:crypto";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { readStateFile } from "./read-state-file.ts";

const secrets = z.object({
  sessionKeys: z.string(),
  formKeys: z.string(),
  zendeskSecret: z.string(),
  zendeskToken: z.string(),
  deskSecret: z.string(),
});
export type SandboxSecrets = z.infer<typeof secrets>;

/** Made once for a state folder and kept there, readable by its owner only, so that a second start fits the first. */
export function keepSecrets(dir: string): SandboxSecrets {
  const file = join(dir, "secrets.json");
  if (!existsSync(file)) writeFileSync(file, JSON.stringify(newSecrets(), null, 2), { mode: 0o600 });
  return readStateFile(file, secrets);
}

/** Random ones. */
export function newSecrets(): SandboxSecrets {
  const random = (bytes: number): string => randomBytes(bytes).toString("base64");
  return {
    sessionKeys: `s1:${random(32)}`,
    formKeys: `f1:${random(32)}`,
    zendeskSecret: random(32),
    zendeskToken: random(32),
    deskSecret: `whsec_${random(32)}`,
  };
}
