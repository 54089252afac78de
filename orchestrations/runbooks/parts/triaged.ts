/**
 * Triage, as every situation begins.
 *
 * 1. Who is it, may the account be touched, what would be done. A refused case goes no further.
 * 2. Where this case is one too many and pulled the brake, the security contacts are told at once, however long it goes on.
 */
import { triageCase } from "../../activities/triage-case.contract.ts";
import { must } from "../../kit/attempt.ts";
import { endOf } from "../../kit/phase.ts";
import type { Run } from "../../kit/runbook.ts";
import { tellSecurity } from "../tell-security.ts";

export function* triaged(run: Run) {
  // 1. Triage.
  const found = yield* must(run, triageCase, {});

  // 2. Tell.
  const code = "tenant-limit";
  if (found.hasPulled) yield* endOf(run, tellSecurity, { code }, code);
  return found;
}
