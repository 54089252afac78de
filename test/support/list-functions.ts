/** A program: loads the bundle as the local host does and prints what it registered, as JSON. Settings from the environment. */
import { join } from "node:path";
import { loadApp } from "../../sandbox/host/app.ts";

const app = await loadApp(join(import.meta.dirname, "../.."), () => undefined);
const functions = [...app.functions.values()].map(({ name, trigger: { binding } }) => ({
  name,
  type: binding.type,
  authLevel: binding["authLevel"] ?? null,
  route: binding["route"] ?? null,
}));
process.stdout.write(JSON.stringify(functions), () => process.exit(0));
