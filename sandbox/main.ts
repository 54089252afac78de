/** `npm start`: the whole product on this machine, until Ctrl-C. State stays in SANDBOX_DIR; a second start goes on with it. */
import { join, resolve } from "node:path";
import { contosoPolicy } from "./contoso-policy.ts";
import { startSandbox, type Sandbox } from "./start-sandbox.ts";
import { welcome } from "./welcome.ts";
import { whenToldToEnd } from "./when-told-to-end.ts";

const root = join(import.meta.dirname, "..");
const dir = resolve(process.env["SANDBOX_DIR"] ?? ".sandbox");

const tenantFile = process.env["SANDBOX_TENANT"];

console.log("Starting the storage, the tenant and the app …");
const starting = start();
whenToldToEnd(async () => {
  const sandbox = await starting;
  await sandbox.stop();
  process.exit(0);
});
try {
  console.log(welcome(await starting));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

/** Rejects with a sentence that names the setting to change. */
async function start(): Promise<Sandbox> {
  return startSandbox({
    root,
    dir,
    tenantFile: resolve(tenantFile ?? join(root, "sandbox/tenant/contoso.json")),
    firstPort: firstPort(process.env["SANDBOX_PORT"] ?? "7071"),
    policy: tenantFile === undefined ? contosoPolicy : {},
    environment: process.env,
  });
}

function firstPort(text: string): number {
  const port = /^\d+$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65_528) throw new Error("SANDBOX_PORT must be a number from 1 to 65528.");
  return port;
}
