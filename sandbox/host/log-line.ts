import type { LogLevel } from "./core-api.ts";

const quiet = new Set<LogLevel>(["trace", "debug", "none"]);

/** Writes a log line to stderr as one line of JSON; traces are left out, as with the default level in Azure. */
export function logLine(level: LogLevel, category: string, message: string): void {
  if (quiet.has(level)) return;
  process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), level, category, message })}\n`);
}
