/** What only a person can do, from the link on the case's page to the proof in the directory's audit log. */
import { decide } from "../../sandbox/people/approver.ts";
import { browse } from "../../sandbox/people/browse.ts";
import { isOver, watchCase } from "../../sandbox/people/watch-case.ts";
import { openDemoCase } from "../support/open-demo-case.ts";
import { demoCast, startTestSandbox, type TestSandbox } from "../support/sandbox.ts";

let sandbox: TestSandbox;
beforeAll(async () => {
  // The case ends once it has seen the deletion, however long somebody may take for it.
  const clocks = { lookGapSeconds: 1, firstFollowSeconds: 1, followSeconds: 600 };
  sandbox = await startTestSandbox({ policy: { version: "test", clocks } });
}, 180_000);
afterAll(() => sandbox.stop());

test("the case page leads to where app passwords are deleted, and the case ends having seen it", async () => {
  const { subject, manager, operator } = demoCast(sandbox);
  const { caseId, link } = await openDemoCase(sandbox);
  await decide(link, manager.id, "approved", "She called me from her desk phone.");
  await watchCase(sandbox, caseId, ({ timeline }) =>
    timeline.some(({ record: { step, type } }) => step === "check-methods-gone" && type === "end"),
  );

  const browser = browse();
  const casePage = `${sandbox.appUrl}/cases/${caseId}`;
  const page = await browser.submit(await browser.visit(casePage), { person: operator.id });
  const [, portal = ""] = /<a class="button" href="([^"]+)"/.exec(page.html) ?? [];
  expect(portal).toBe(`${sandbox.tenant.url}/portal/users/${subject.id}/per-user-mfa`);
  const deleted = await browser.submit(await browser.visit(portal), { actor: operator.id });
  expect(deleted).toMatchObject({ status: 200, url: `${portal}?deleted=2` });

  const { record, steps } = await watchCase(sandbox, caseId, isOver);
  expect(record.ending).toEqual(expect.objectContaining({ kind: "completed" }));
  expect(steps.find(({ name }) => name === "check-app-passwords")).toMatchObject({ status: "seen-in-audit" });
}, 300_000);
