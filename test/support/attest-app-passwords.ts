import { browse } from "../../sandbox/people/browse.ts";
import { watchCase } from "../../sandbox/people/watch-case.ts";
import { demoCast, type TestSandbox } from "./sandbox.ts";

/** The colleague's word that they are deleted, given once the case looks for that; without it the case looks until its time is up. */
export async function attestAppPasswords(sandbox: TestSandbox, caseId: string): Promise<void> {
  await watchCase(sandbox, caseId, ({ timeline }) =>
    timeline.some(({ record: { step, type } }) => step === "check-app-passwords" && type === "begin"),
  );
  const browser = browse();
  const picker = await browser.visit(`${sandbox.appUrl}/cases/${caseId}`);
  const page = await browser.submit(picker, { person: demoCast(sandbox).colleague.id });
  const { status } = await browser.submit(page, { confirm: "yes" });
  if (status !== 200) throw new Error(`the attestation was answered with ${status}`);
}
