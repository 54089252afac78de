import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** Runs the product's own verifier as an auditor would, in a process of its own. */
export function verifyAudit(
  root: string,
  storage: string,
  caseId: string,
  environment: NodeJS.ProcessEnv,
): { ok: boolean; text: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, "scripts/audit-verify.ts"), caseId],
    { cwd: root, encoding: "utf8", env: { ...environment, AzureWebJobsStorage: storage } },
  );
  return { ok: status === 0, text: `${stdout}${stderr}`.trim() };
}
