import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { findBrowser } from "./find-browser.ts";

/**
 * Sees to a Chromium for the page tests: where none is found it is installed, on Debian as root from its packages with
 * fonts for Japanese, elsewhere by Playwright. Where none can be had, the tests that need one are skipped.
 */
export function provideBrowser(): void {
  if (findBrowser()) return;
  console.error("No browser found for the page tests: installing one …");
  if (existsSync("/etc/debian_version") && process.getuid?.() === 0) {
    run("apt-get", ["update", "-qq"]);
    run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-noto-cjk"]);
  } else run(process.execPath, ["node_modules/playwright-core/cli.js", "install", "chromium"]);
  if (!findBrowser()) console.error("No browser could be installed: the tests that need one are skipped.");
}

const run = (command: string, args: readonly string[]): void => {
  spawnSync(command, args, {
    stdio: ["ignore", 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
};
