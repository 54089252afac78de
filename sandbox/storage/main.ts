/** Azurite as a child of the sandbox: takes Azurite's own flags, and ends in good order when its parent is gone. */
import { rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { parseArgs } from "node:util";
import { holderFile } from "./await-folder.ts";

const { values } = parseArgs({ options: { location: { type: "string", short: "l" } }, strict: false });
const file = holderFile(String(values["location"]));
writeFileSync(file, String(process.pid));
process.on("exit", () => rmSync(file, { force: true }));

// Azurite says that it is closing; with its parent gone nobody reads that, and to die of it would lose what is not saved yet.
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
process.on("disconnect", () => process.kill(process.pid, "SIGINT"));
createRequire(import.meta.url)("azurite/dist/src/azurite.js");
// Azurite listens to its parent and closes its servers when told to end: the channel alone must not keep it alive.
process.channel?.unref();
