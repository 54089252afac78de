import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"];

/**
 * Path of a Chromium for the page tests: one on PATH, one that Playwright has, else one that is installed now (on Debian
 * as root from its packages, with fonts for Japanese; elsewhere by Playwright). Undefined: none can be had, and the tests
 * that need it are skipped.
 */
export function provideBrowser(): string | undefined {
  const found = present();
  if (found) return found;
  const isDebianRoot = existsSync("/etc/debian_version") && process.getuid?.() === 0;
  console.error("No browser found for the page tests: installing one …");
  if (isDebianRoot) {
    run("apt-get", ["update", "-qq"]);
    run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-noto-cjk"]);
  } else run(process.execPath, ["node_modules/playwright-core/cli.js", "install", "chromium"]);
  const installed = present();
  if (!installed) console.error("No browser could be installed: the tests that need one are skipped.");
  return installed;
}

function present(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const onPath = folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isProgram);
  const own = chromium.executablePath();
  return onPath ?? (existsSync(own) ? own : undefined);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const run = (command: string, args: readonly string[]): void => {
  spawnSync(command, args, {
    stdio: ["ignore", 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
};
