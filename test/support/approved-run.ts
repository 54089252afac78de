import type { CaseView } from "../../lib/domain/case-view.ts";
import type { Driven } from "./driven.ts";
import { decides, deletesAppPasswords } from "./happenings.ts";
import { runCase } from "./run-case.ts";
import { viewIn, type World } from "./world.ts";

/** The case as it ends when the manager approves after a minute and an administrator deletes the app passwords at once. */
export async function approved(outside: World): Promise<{ run: Driven; view: CaseView }> {
  const run = await runCase(outside, {
    happenings: [decides(outside, 60, "approved"), deletesAppPasswords(outside, 62)],
  });
  return { run, view: await viewIn(outside, outside.caseId) };
}

/** Status and reason of each removal, by the method's id. */
export const removals = ({ steps }: CaseView) =>
  Object.fromEntries(
    steps
      .filter(({ name }) => name === "remove-method")
      .map((step): [string, unknown] => [step.method?.id ?? "", [step.status, step.because]]),
  );

/** The tries of a step whose key ends so. */
export const tries = (run: Driven, name: string, discriminator: string) =>
  run.steps.filter(
    (step) => step.name === name && RegExp(`[:.]${discriminator}$`).test(String(step.input["key"])),
  );
