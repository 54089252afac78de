/** Azurite as a child of the sandbox: takes Azurite's own flags, and ends in good order when its parent is gone. */
import { createRequire } from "node:module";

process.on("disconnect", () => process.kill(process.pid, "SIGINT"));
createRequire(import.meta.url)("azurite/dist/src/azurite.js");
// Azurite listens to its parent and closes its servers when told to end: the channel alone must not keep it alive.
process.channel?.unref();
