/**
 * The host is killed (kill -9) at a seeded moment of the demo's case and started again at once. `KILLS` says how many of the
 * thirty moments are played; `npm run test:kill` plays all.
 */
import { playCase } from "../../sandbox/people/play-case.ts";
import { isLast, type ShownCase } from "../../sandbox/people/watch-case.ts";
import { verifyAudit } from "../../sandbox/verify-audit.ts";
import { startAuditGate, type AuditGate, type GatedEntry } from "../support/audit-gate.ts";
import { demoCast, startTestSandbox, type TestSandbox } from "../support/sandbox.ts";
import { join } from "node:path";

const kills = Number(process.env["KILLS"] ?? 10);
const all = 30;
/**
 * How far the case is when the host is killed, in percent of the entries of its audit trail, and some milliseconds more;
 * spread without a pattern (golden ratio), the same in every run.
 */
const moments = Array.from({ length: all }, (_, i): [number, number] => [
  Math.round((((i + 1) * 0.618034 + 0.03) % 1) * 100),
  Math.round((((i + 1) * 0.414214) % 1) * 60),
]);

const statuses = ({ steps }: ShownCase): string[] =>
  steps.map(({ name, discriminator, status }) => `${name} ${discriminator ?? ""} ${status}`);
const begins = ({ timeline }: ShownCase, ...steps: string[]): number =>
  timeline.filter(({ record }) => record.type === "begin" && steps.includes(record.step)).length;
const mails = (sandbox: TestSandbox): string[] =>
  sandbox.tenant.tenantState().mails.map(({ content }) => content);
const approvalMails = (sandbox: TestSandbox): number =>
  mails(sandbox).filter((content) => content.includes("/approvals/")).length;
const deletes = (sandbox: TestSandbox): string[] =>
  sandbox
    .journal()
    .flatMap(({ method, path }) => (method === "DELETE" ? [path.split("/").at(-1) ?? ""] : []));

interface Played {
  readonly shown: ShownCase;
  readonly sandbox: TestSandbox;
  /** When the host was killed, ISO. */
  readonly killedAt: string;
  readonly stop: () => Promise<void>;
}

/** Kills the host `plusMs` after the entry of that number came to be written; the case's last entry is not written before. */
async function playKilled(number: number, plusMs: number): Promise<Played> {
  let killedAt = "";
  let restarted: Promise<void> | undefined;
  let gate: AuditGate | undefined;
  const mayWrite = async (entry: GatedEntry): Promise<boolean> => {
    if (killedAt !== "" || (entry.seq < number && !isLast(entry))) return true;
    restarted ??= restart();
    if (!isLast(entry)) return true;
    await restarted;
    return false;
  };
  const sandbox = await startTestSandbox({
    async appStorage(storage) {
      gate = await startAuditGate(storage, mayWrite);
      return gate.storage;
    },
  });
  const restart = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, plusMs));
    await sandbox.killHost();
    killedAt = new Date().toISOString();
    await sandbox.startHost();
  };
  const stop = async (): Promise<void> => {
    await sandbox.stop();
    await gate?.stop();
  };
  try {
    const shown = await playCase(sandbox, demoCast(sandbox));
    await restarted;
    return { shown, sandbox, killedAt, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

let unharmed: ShownCase;
let ownMethods: string[];
let lostMethods: string[];
let unharmedMails: number;

beforeAll(async () => {
  const sandbox = await startTestSandbox();
  unharmed = await playCase(sandbox, demoCast(sandbox));
  ownMethods = sandbox.person("Aiko Tanaka").methods.map(({ id }) => id);
  lostMethods = deletes(sandbox).sort();
  unharmedMails = mails(sandbox).length;
  expect(approvalMails(sandbox)).toBe(1);
  await sandbox.stop();
}, 360_000);

const entriesAt = (percent: number): number => Math.floor((percent / 100) * unharmed.timeline.length);

test.each(moments.slice(0, kills))(
  "a host killed at %i percent of the case and %i ms ends it as if it had not been",
  async (percent, plusMs) => {
    const { shown, sandbox, killedAt, stop } = await playKilled(entriesAt(percent), plusMs);
    try {
      // Else the kill came when everything was over, and showed nothing.
      expect(killedAt).not.toBe("");
      expect(shown.timeline.at(-1)?.record.at.localeCompare(killedAt)).toBe(1);
      expect(shown.record.ending).toEqual(unharmed.record.ending);
      expect(statuses(shown)).toEqual(statuses(unharmed));
      expect(sandbox.person("Aiko Tanaka").methods.map(({ id }) => id)).toEqual(ownMethods);
      expect([...new Set(deletes(sandbox))].sort()).toEqual(lostMethods);
      // A mail may go out twice only where its first try began and its end was never written: the answer was lost.
      const tries = begins(shown, "send-approval-mail");
      expect(approvalMails(sandbox)).toBeGreaterThanOrEqual(1);
      expect(approvalMails(sandbox)).toBeLessThanOrEqual(tries);
      expect(tries).toBeLessThanOrEqual(2);
      expect(mails(sandbox).length).toBeGreaterThanOrEqual(unharmedMails);
      expect(mails(sandbox).length).toBeLessThanOrEqual(begins(shown, "notify-person", "send-approval-mail"));
      const root = join(__dirname, "../..");
      const chain = verifyAudit(root, sandbox.storage, shown.record.caseId, process.env);
      expect(chain).toEqual({ ok: true, text: chain.text });
    } finally {
      await stop();
    }
  },
  360_000,
);

/** There the case tells everybody and closes within a moment. */
test("two of the first ten kills come when there is nothing left to wait for", () => {
  const lastCheck = unharmed.timeline.findLast(({ record }) => record.step === "check-methods-gone");
  const after = moments
    .slice(0, 10)
    .filter(([percent]) => entriesAt(percent) > (lastCheck?.record.seq ?? Infinity));
  expect(after).toHaveLength(2);
});
