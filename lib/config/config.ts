/** The settings of the app, read once at start and handed on by part. */
import { z } from "zod";
import { policy, type Policy } from "../domain/policy.ts";
import { consoleConfig, consoleSettings, type ConsoleConfig } from "./console-config.ts";
import { edgeConfig, edgeSettings, type EdgeConfig } from "./edge-config.ts";
import { jsonOf, objectId } from "./schemas.ts";
import { pagesConfig, pagesSettings, type PagesConfig } from "./pages-config.ts";
import { SettingsReader, type Environment } from "./settings-reader.ts";
import { storageConfig, storageSettings, type StorageConfig } from "./storage-config.ts";
import { workerConfig, workerSettings, type WorkerConfig } from "./worker-config.ts";

/** A role's part is there exactly if the app plays the role: no app needs the secrets of another one. */
export interface Config {
  readonly policy: Policy;
  readonly storage: StorageConfig;
  /** Client id of a user-assigned identity; undefined: the app's own. */
  readonly identityClientId: string | undefined;
  readonly edge: EdgeConfig | undefined;
  /** There for `console` and for `worker`. */
  readonly pages: PagesConfig | undefined;
  readonly console: ConsoleConfig | undefined;
  readonly worker: WorkerConfig | undefined;
}

const role = z.enum(["edge", "console", "worker"]);

const roleSettings = z.object({
  APP_ROLES: z
    .string()
    .default("edge,console,worker")
    .transform((text) => text.split(",").map((part) => part.trim()))
    .pipe(z.array(role)),
});

/** POLICY has no default: who may never be touched is for somebody to decide, even if the answer is nobody. */
const commonSettings = z.object({ POLICY: jsonOf(policy), AZURE_CLIENT_ID: objectId.optional() });

const settings = [
  roleSettings,
  commonSettings,
  storageSettings,
  edgeSettings,
  pagesSettings,
  consoleSettings,
  workerSettings,
];

/** Names of all settings, for the example file, the deployment and the documentation to agree with. */
export const settingNames: readonly string[] = [
  ...new Set(settings.flatMap(({ shape }) => Object.keys(shape))),
].sort();

/** Throws one error that names every setting that is missing or wrong, and shows none of their values. */
export function readConfig(environment: Environment): Config {
  const reader = new SettingsReader(environment);
  const roles = reader.part(roleSettings)?.APP_ROLES ?? [];
  const common = reader.part(commonSettings);
  const storage = storageConfig(reader);
  const parts = {
    edge: roles.includes("edge") ? edgeConfig(reader) : undefined,
    pages: roles.some((one) => one !== "edge") ? pagesConfig(reader) : undefined,
    console: roles.includes("console") ? consoleConfig(reader) : undefined,
    worker: roles.includes("worker") ? workerConfig(reader) : undefined,
  };
  reader.finish();
  if (!common || !storage) throw new Error("a setting was refused without a reason");
  return Object.freeze({
    ...parts,
    policy: common.POLICY,
    storage,
    identityClientId: common.AZURE_CLIENT_ID,
  });
}
