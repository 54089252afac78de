/**
 * Tell the organisation's security contacts of a case that looks like an attack.
 *
 * 1. Whom the policy names.
 * 2. Each of them is mailed, once for each reason.
 */
import { z } from "zod";
import { loadCase } from "../activities/load-case.contract.ts";
import { warnSecurity } from "../activities/warn-security.contract.ts";
import { attempt, must } from "../kit/attempt.ts";
import { completed, runbook } from "../kit/runbook.ts";

export const tellSecurity = runbook("tell-security", { code: z.string() }, function* (run, { code }) {
  // 1. Who.
  const { policy } = yield* must(run, loadCase, {}, `security:${code}`);

  // 2. Tell.
  for (const to of policy.securityContacts) yield* attempt(run, warnSecurity, { to, code }, `${code}:${to}`);
  return completed();
});
