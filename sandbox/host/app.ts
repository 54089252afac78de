/** Loads the function app the way the Functions worker does and runs its functions through the SDK. */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { globSync } from "tinyglobby";
import type { App, InvocationResult, Log } from "./core-api.ts";
import { type Core, type HookName, type ProgrammingModel, provideCore } from "./core.ts";
import { invoke } from "./invoke.ts";
import { StartRefused } from "./start-refused.ts";

export interface LoadedApp extends App {
  /** Runs the app's appTerminate hooks. */
  terminate(): Promise<void>;
}

/**
 * Loads the entry points that `main` of package.json names, runs the appStart hooks and closes the registration.
 * Once per process: the virtual module is handed to whatever is loaded afterwards.
 */
export async function loadApp(folder: string, log: Log): Promise<LoadedApp> {
  const core = provideCore(log);
  for (const file of entryPoints(folder)) await load(folder, file);
  const model = programmingModel(core, folder);
  const appHookData = {};
  const runHooks = async (name: HookName): Promise<void> => {
    const context = { hookData: {}, appHookData };
    for (const hook of core.hooks(name)) await hook(context);
  };
  await runHooks("appStart");
  core.lock();
  const { HttpUri } = await model.getCapabilities({});
  if (HttpUri)
    throw new StartRefused("app.setup({ enableHttpStream: true }) is not modelled here: leave it out.");
  return {
    functions: core.functions,
    invoke: (fn, inputData, triggerMetadata = {}): Promise<InvocationResult> =>
      invoke({ core, model, appHookData, log }, fn, {
        invocationId: randomUUID(),
        inputData,
        triggerMetadata,
        traceContext: {},
        retryContext: null,
      }),
    terminate: () => runHooks("appTerminate"),
  };
}

interface PackageJson {
  readonly main?: string;
  readonly type?: string;
}

function readPackage(folder: string): PackageJson {
  try {
    return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as PackageJson;
  } catch (error) {
    throw new StartRefused(`${folder} holds no readable package.json: it is not a function app.`, {
      cause: error,
    });
  }
}

function entryPoints(folder: string): string[] {
  const { main } = readPackage(folder);
  if (!main) throw new StartRefused(`package.json in ${folder} has no "main": no function would be found.`);
  const files = globSync(main, { cwd: folder, expandDirectories: false });
  if (files.length === 0)
    throw new StartRefused(`Nothing matches "${main}" in ${folder}: run "npm run build" first.`);
  return files.sort();
}

async function load(folder: string, file: string): Promise<void> {
  const path = join(folder, file);
  const isModule = file.endsWith(".mjs") || (!file.endsWith(".cjs") && readPackage(folder).type === "module");
  if (isModule) await import(pathToFileURL(path).href);
  else createRequire(join(folder, "package.json"))(path);
}

/** The SDK goes to a silent test mode when it does not find the virtual module; that must not look like an empty app. */
function programmingModel(core: Core, folder: string): ProgrammingModel {
  const model = core.programmingModel();
  if (!model || core.functions.size === 0)
    throw new StartRefused(
      `The app in ${folder} registered no function. Is "@azure/functions" there more than once, or does nothing run at import?`,
    );
  return model;
}
