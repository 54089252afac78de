/**
 * The host is killed (kill -9) at a seeded moment of the demo's case and started again at once. `KILLS` says how many of the
 * thirty moments are played; `npm run test:kill` plays all.
 */
import { runLostPhone } from "../../sandbox/people/run-lost-phone.ts";
import type { ShownCase } from "../../sandbox/people/watch-case.ts";
import { verifyAudit } from "../../sandbox/verify-audit.ts";
import { demoCast, startTestSandbox, type TestSandbox } from "../support/sandbox.ts";
import { join } from "node:path";

const kills = Number(process.env["KILLS"] ?? 10);
const all = 30;
/** Percent of the time that the unharmed case took; spread without a pattern (golden ratio), the same in every run. */
const moments = Array.from({ length: all }, (_, i) => Math.round(2 + (((i + 1) * 0.618034) % 1) * 86));

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
  readonly tookMs: number;
  /** When the host was killed, ISO. */
  readonly killedAt: string;
}

async function play(killAfterMs: number | null): Promise<Played> {
  const sandbox = await startTestSandbox();
  const started = Date.now();
  let killedAt = "";
  try {
    const killed = (async () => {
      if (killAfterMs === null) return;
      await new Promise((resolve) => setTimeout(resolve, killAfterMs));
      await sandbox.killHost();
      killedAt = new Date().toISOString();
      await sandbox.startHost();
    })();
    const [shown] = await Promise.all([runLostPhone(sandbox, demoCast(sandbox)), killed]);
    return { shown, sandbox, tookMs: Date.now() - started, killedAt };
  } catch (error) {
    await sandbox.stop();
    throw error;
  }
}

let unharmed: ShownCase;
let unharmedMs: number;
let ownMethods: string[];
let lostMethods: string[];

beforeAll(async () => {
  const { shown, sandbox, tookMs } = await play(null);
  unharmed = shown;
  unharmedMs = tookMs;
  ownMethods = sandbox.person("Aiko Tanaka").methods.map(({ id }) => id);
  lostMethods = deletes(sandbox).sort();
  expect(approvalMails(sandbox)).toBe(1);
  await sandbox.stop();
}, 60_000);

test.each(moments.slice(0, kills))(
  "a host killed at %i percent of the case ends it as if it had not been",
  async (moment) => {
    const { shown, sandbox, killedAt } = await play((moment / 100) * unharmedMs);
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
