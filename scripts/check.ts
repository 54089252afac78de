/** Every rule of the house, one after the other, also when one is broken; fails if any is. */
import { spawnSync } from "node:child_process";

const rules = ["typecheck", "lint", "depcruise", "deadcode", "format"];

const broken = rules.filter((rule) => {
  const { status } = spawnSync("npm", ["run", "--silent", rule], {
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  return status !== 0;
});
console.log(broken.length === 0 ? "check: every rule holds" : `check: broken: ${broken.join(", ")}`);
process.exitCode = broken.length === 0 ? 0 : 1;
