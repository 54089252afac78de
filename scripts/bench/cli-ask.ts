import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Tenant } from "../../sandbox/tenant/start-tenant.ts";
import type { Ask } from "./sequential-script.ts";

/**
 * CLI for Microsoft 365 from a folder where it is installed: a process a request, as in a shell script. It has no commands
 * for authentication methods, so `m365 request` is used, signed in with the managed identity; its session is kept in `home`.
 */
export function cliAsk(
  folder: string,
  home: string,
  { url, identityEndpoint, identityHeader }: Tenant,
  environment: NodeJS.ProcessEnv,
): Ask {
  const env = {
    ...environment,
    ...{ HOME: home, USERPROFILE: home, CLIMICROSOFT365_NOUPDATE: "1" },
    ...{ IDENTITY_ENDPOINT: identityEndpoint, IDENTITY_HEADER: identityHeader },
  };
  const entry = `${folder}/node_modules/@pnp/cli-microsoft365/dist/index.js`;
  const program = promisify(execFile);
  const run = async (...args: readonly string[]): Promise<string> =>
    (await program(process.execPath, [entry, ...args], { env })).stdout;
  const signedIn = signIn(run);
  return async (method, version, path) => {
    await signedIn;
    const resource = ["--resource", "https://graph.microsoft.com"];
    const output = await run(
      "request",
      "--method",
      method.toLowerCase(),
      "--url",
      `${url}/${version}${path}`,
      ...resource,
    );
    return JSON.parse(output) as unknown;
  };
}

/** Without telemetry, which waits for a host that may be out of reach. Signing in asserts a name that the token lacks, once it is done. */
async function signIn(run: (...args: readonly string[]) => Promise<string>): Promise<void> {
  await run("cli", "config", "set", "--key", "disableTelemetry", "--value", "true");
  await run("login", "--authType", "identity").catch(() => undefined);
}
