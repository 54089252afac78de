/**
 * Starts a script of this project on the project's own Node, from whatever Node is at hand: installs what the
 * lockfile names if it is not installed yet, builds the bundle, then runs. Written for any Node from 20 on.
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const parent = process.ppid;
const windows = process.platform === "win32";
const node = join(root, "node_modules", "node", "bin", windows ? "node.exe" : "node");

/** True when each package of the lockfile stands in node_modules at its version; packages for other platforms do not count. */
function isInstalled() {
  const installed = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(node) || !existsSync(installed)) return false;
  const packages = (file) => JSON.parse(readFileSync(file, "utf8")).packages;
  const present = packages(installed);
  return Object.entries(packages(join(root, "package-lock.json"))).every(
    ([path, { version, optional }]) => path === "" || optional || present[path]?.version === version,
  );
}

function run(command, args, options = {}) {
  const { status, signal, error } = spawnSync(command, args, { cwd: root, stdio: "inherit", ...options });
  if (error) throw error;
  if (status !== 0) process.exit(signal ? 1 : status);
}

if (!isInstalled()) {
  process.stderr.write("Installing the packages of package-lock.json (once, about a minute) …\n");
  run("npm", ["ci", "--loglevel=error"], { stdio: ["ignore", 2, 2], shell: windows });
}
run(node, [join(root, "scripts", "build.ts")], { stdio: ["ignore", 2, 2] });

const [script, ...args] = process.argv.slice(2);
const child = spawn(node, [join(root, script), ...args], { cwd: root, stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
// Nobody is left to pass a signal on once npm was killed; where it starts this behind a shell, that shell passes none on.
setInterval(() => process.ppid === parent || child.kill("SIGTERM"), 500).unref();
child.on("close", (status, signal) => process.exit(signal ? 1 : (status ?? 1)));
