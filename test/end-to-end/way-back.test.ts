/** Somebody with nothing left to sign in with, over real HTTP: the pass is shown once, used, and the case sees the new method. */
import { decide } from "../../sandbox/people/approver.ts";
import { handOver, type HandedOver } from "../../sandbox/people/pass-desk.ts";
import { isOver, watchCase, type ShownCase } from "../../sandbox/people/watch-case.ts";
import { attestAppPasswords } from "../support/attest-app-passwords.ts";
import { openDemoCase } from "../support/open-demo-case.ts";
import { demoCast, startTestSandbox, type TestSandbox } from "../support/sandbox.ts";
import { withNothingLeft } from "../support/with-nothing-left.ts";

/** The case ends once it has seen what it waits for, however long whoever hands over the pass may take. */
const clocks = { lookGapSeconds: 1, looks: 4, firstFollowSeconds: 1, followSeconds: 600 };
let sandbox: TestSandbox;
let caseId: string;
let handed: HandedOver;
let shown: ShownCase;

beforeAll(async () => {
  sandbox = await startTestSandbox({ change: withNothingLeft, policy: { version: "test", clocks } });
  const { subject, manager, colleague } = demoCast(sandbox);
  const opened = await openDemoCase(sandbox);
  ({ caseId } = opened);
  await decide(opened.link, manager.id, "approved", "I have spoken to her in person.");
  await watchCase(sandbox, caseId, ({ timeline }) =>
    timeline.some(({ record }) => record.step === "offer-pass" && record.type === "end"),
  );
  handed = await handOver(sandbox.appUrl, caseId, colleague.id);
  sandbox.tenant.registerWithPass(subject.id, handed.code ?? "", "passkey");
  await attestAppPasswords(sandbox, caseId);
  shown = await watchCase(sandbox, caseId, isOver);
}, 360_000);
afterAll(() => sandbox.stop());

test("the page shows the code, in an answer that nothing keeps", () => {
  expect(handed.page.status).toBe(200);
  expect(handed.code).toMatch(/^\S{8,}$/);
});

test("sent once more it shows none, and makes none", async () => {
  const again = await handed.again();
  expect(again.status).toBe(409);
  expect(again.html).not.toContain('class="secret"');
  const minted = sandbox.journal().filter(({ method, path }) => method === "POST" && path.includes("Pass"));
  expect(minted).toHaveLength(1);
});

test("the case ends with what it saw and was told: the new method and the absence of the old ones read back, the rest attested", () => {
  const { record, steps, status } = shown;
  expect(record.ending).toMatchObject({ kind: "completed" });
  const statuses = Object.fromEntries(steps.map((step) => [step.name, step.status]));
  expect(statuses).toMatchObject({
    ...{ "hand-over-pass": "attested", "await-strong-method": "verified", "take-back-pass": "verified" },
    ...{ "check-methods-gone": "verified", "check-app-passwords": "attested" },
  });
  expect(status).toBe("attested");
});

test("nothing is revoked after the pass was made", () => {
  const paths = sandbox.journal().map(({ method, path }) => `${method} ${path}`);
  const minted = paths.findIndex((path) => /^POST .*temporaryAccessPassMethods$/.test(path));
  const revoked = paths.findLastIndex((path) => path.includes("revokeSignInSessions"));
  expect(minted).toBeGreaterThan(revoked);
});

test("the trail names who handed it over", () => {
  const entry = shown.timeline.find(({ record }) => record.step === "hand-over-pass")?.record;
  expect(entry?.actor).toEqual({ kind: "person", id: demoCast(sandbox).colleague.id });
});
