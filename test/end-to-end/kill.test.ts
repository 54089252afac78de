/**
 * The host is killed (kill -9) at a seeded moment of the demo's case and started again at once. `KILLS` says how many of the
 * thirty moments are played; `npm run test:kill` plays all.
 */
import { runLostPhone } from "../../sandbox/people/run-lost-phone.ts";
import type { ShownCase, TimelineRecord } from "../../sandbox/people/watch-case.ts";
import { verifyAudit } from "../../sandbox/verify-audit.ts";
import { demoCast, startTestSandbox, type TestSandbox } from "../support/sandbox.ts";
import { join } from "node:path";

const kills = Number(process.env["KILLS"] ?? 10);
const all = 30;
/**
 * How far the case is when the host is killed, in percent of the entries of its audit trail, and some milliseconds more;
 * spread without a pattern (golden ratio), the same in every run. The last quarter comes too fast after the last wait to be met for certain.
 */
const moments = Array.from({ length: all }, (_, i): [number, number] => [
  Math.round((((i + 1) * 0.618034) % 1) * 74),
  Math.round((((i + 1) * 0.414214) % 1) * 60),
]);

const statuses = ({ steps }: ShownCase): string[] =>
  steps.map(({ name, discriminator, status }) => `${name} ${discriminator ?? ""} ${status}`);
const begins = ({ timeline }: ShownCase, step: string): number =>
  timeline.filter(({ record }) => record.type === "begin" && record.step === step).length;
const approvalMails = (sandbox: TestSandbox): number =>
  sandbox.tenant.tenantState().mails.filter(({ content }) => content.includes("/approvals/")).length;
const deletes = (sandbox: TestSandbox): string[] =>
  sandbox
    .journal()
    .flatMap(({ method, path }) => (method === "DELETE" ? [path.split("/").at(-1) ?? ""] : []));

interface Played {
  readonly shown: ShownCase;
  readonly sandbox: TestSandbox;
  /** When the host was killed, ISO. */
  readonly killedAt: string;
}

async function killHost(sandbox: TestSandbox, afterMs: number): Promise<string> {
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  await sandbox.killHost();
  const at = new Date().toISOString();
  await sandbox.startHost();
  return at;
}

async function play(kill?: { readonly entries: number; readonly plusMs: number }): Promise<Played> {
  const sandbox = await startTestSandbox();
  let killedAt = "";
  try {
    let killed = Promise.resolve();
    let isDue = kill !== undefined;
    const killIfDue = ({ seq }: TimelineRecord): void => {
      if (!isDue || !kill || seq < kill.entries) return;
      isDue = false;
      killed = killHost(sandbox, kill.plusMs).then((at) => void (killedAt = at));
    };
    const shown = await runLostPhone(sandbox, demoCast(sandbox), { onRecord: killIfDue });
    await killed;
    return { shown, sandbox, killedAt };
  } catch (error) {
    await sandbox.stop();
    throw error;
  }
}

let unharmed: ShownCase;
let ownMethods: string[];
let lostMethods: string[];

beforeAll(async () => {
  const { shown, sandbox } = await play();
  unharmed = shown;
  ownMethods = sandbox.person("Aiko Tanaka").methods.map(({ id }) => id);
  lostMethods = deletes(sandbox).sort();
  expect(approvalMails(sandbox)).toBe(1);
  await sandbox.stop();
}, 60_000);

test.each(moments.slice(0, kills))(
  "a host killed at %i percent of the case and %i ms ends it as if it had not been",
  async (percent, plusMs) => {
    const { shown, sandbox, killedAt } = await play({
      entries: Math.floor((percent / 100) * unharmed.timeline.length),
      plusMs,
    });
    try {
      // Else the kill came when everything was over, and showed nothing.
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
      const root = join(__dirname, "../..");
      const chain = verifyAudit(root, sandbox.storage, shown.record.caseId, process.env);
      expect(chain).toEqual({ ok: true, text: chain.text });
    } finally {
      await sandbox.stop();
    }
  },
  120_000,
);
