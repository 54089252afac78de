/**
 * `npm run demo`: one case from the ticket to its end, with nobody at the keyboard.
 *   --situation   lost-phone unless said; lost-phone-nothing-left is one that ends with a pass; a wrong name prints them all
 *   --json   the last line is one JSON object
 * The clocks of the policy are shortened: seconds instead of minutes and days. Cases may come as often as they like. Everything else is the product.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { contosoPolicy } from "./contoso-policy.ts";
import { demoExpectations } from "./demo-expectations.ts";
import { demoSituations, type DemoSituation } from "./demo-situations.ts";
import { methodInWords } from "./people/method-in-words.ts";
import { playCase } from "./people/play-case.ts";
import { stillOpen } from "./people/still-open.ts";
import { timelineLine } from "./people/timeline-line.ts";
import type { ShownCase } from "./people/watch-case.ts";
import { startSandbox } from "./start-sandbox.ts";
import type { Tenant } from "./tenant/start-tenant.ts";
import { verifyAudit } from "./verify-audit.ts";
import { whenToldToEnd } from "./when-told-to-end.ts";

const { values } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    situation: { type: "string", default: "lost-phone" },
  },
});
const played = demoSituations[values.situation];
if (!played) {
  console.error(`--situation takes one of: ${Object.keys(demoSituations).join(", ")}`);
  process.exit(2);
}
const root = join(import.meta.dirname, "..");
const dir = mkdtempSync(join(tmpdir(), "mfa-remediation-demo-"));
const started = Date.now();
const say = (line: string): void => console.log(line);

const starting = startSandbox({
  root,
  dir,
  tenantFile: join(root, "sandbox/tenant/contoso.json"),
  firstPort: 0,
  policy: {
    ...contosoPolicy,
    version: "demo",
    clocks: { lookGapSeconds: 1, firstFollowSeconds: 1, followSeconds: followSeconds(played) },
    limits: { subject: { cases: 100 }, tenant: { cases: 100 } },
  },
  environment: process.env,
});
whenToldToEnd(async () => {
  await leave();
  process.exit(1);
});
try {
  const sandbox = await starting;
  const { people } = sandbox.tenant.tenantState();
  const named = (name: string) => {
    const found = people.find(({ displayName }) => displayName === name);
    if (!found) throw new Error(`${name} is not in contoso.json`);
    return found;
  };
  const names = new Map(people.map(({ id, displayName }) => [id, displayName]));
  const cast = {
    subject: named(played.subject),
    manager: named("Ken Sato"),
    second: named("Haruka Ito"),
    operator: named("Yuki Mori"),
    colleague: named("Sora Endo"),
    situation: played.situation ?? values.situation,
    tokenSerial: played.tokenSerial,
    number: played.number,
    isPassHandedOver: played.registersWithPass !== undefined,
  };

  say(`${played.story} Yuki Mori of the help desk opens a ticket in Zendesk.\n`);
  const shown = await playCase(sandbox, cast, {
    onRecord: (record, shown) => {
      timelineLine(record, shown, names).forEach(say);
      if (record.step === "notify-person" && record.type === "end")
        readsMail(record.key ?? "", sandbox.tenant, cast.subject.id);
    },
    onNumberEntered: ({ id }) =>
      say(`${" ".repeat(14)}${names.get(id) ?? id} reads the ticket, signs in, and enters the number`),
    onPassHandedOver: (code, { id }) => {
      const who = names.get(id) ?? id;
      say(`${" ".repeat(14)}${who} reads the ticket, checks the person, signs in, and hands over the pass`);
      signsInWithPass(code, sandbox.tenant, cast.subject.id);
    },
    onMail: (path, { id }) =>
      say(`${" ".repeat(14)}${names.get(id) ?? id} reads the mail, signs in, and approves on ${path}`),
  });
  const chain = verifyAudit(root, sandbox.storage, shown.record.caseId, process.env);
  report(shown, chain.text);

  const wrong = demoExpectations(played, sandbox.tenant.tenantState(), cast.subject, shown, chain.ok);
  for (const line of wrong) say(`NOT AS IT SHOULD BE: ${line}`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
  if (values.json) say(JSON.stringify(summary(shown, chain.ok)));
} finally {
  await leave();
}

/** Nothing goes on, and nothing is kept: keys and the state of the tenant stood in that folder. */
async function leave(): Promise<void> {
  const [up] = await Promise.allSettled([starting]);
  if (up.status === "fulfilled") await up.value.stop();
  rmSync(dir, { recursive: true, force: true });
}

/** Seconds. What somebody does in time ends the wait for it; what nobody does is waited for to the end. */
function followSeconds({ number, onMail, registersWithPass }: DemoSituation): number {
  // That long somebody may hand over the pass, while nobody deletes the app passwords.
  if (registersWithPass !== undefined) return 30;
  return number === undefined && onMail === undefined ? 3 : 120;
}

function signsInWithPass(code: string, tenant: Tenant, subject: string): void {
  const kind = played?.registersWithPass;
  if (!kind) return;
  tenant.registerWithPass(subject, code, kind);
  say(`${" ".repeat(14)}${played.subject} signs in with it at Security info, and adds a ${kind}`);
}

/** A step's key ends with the turn that the mail tells of. */
function readsMail(key: string, tenant: Tenant, subject: string): void {
  const [, act] = Object.entries(played?.onMail ?? {}).find(([turn]) => key.endsWith(`:${turn}`)) ?? [];
  if (!act) return;
  say(`${" ".repeat(14)}${played?.subject ?? ""} reads the mail, and ${act.says}`);
  act.does(tenant, subject);
}

function report(shown: ShownCase, chain: string): void {
  say(`\n${chain}\n\nWhat holds now:`);
  for (const { name, discriminator = "", status, because } of shown.steps) {
    const which = methodInWords(shown, `:${discriminator}`) ?? discriminator;
    say(`  ${status.padEnd(14)} ${name}${which && ` ${which}`}${because ? ` (${because})` : ""}`);
  }
  const open = stillOpen(shown);
  say(open.length === 0 ? "\nNothing is open." : "\nStill open:");
  for (const line of open) say(`  ${line}`);
}

function summary({ record, status, steps, timeline }: ShownCase, chainOk: boolean): object {
  const journal = readFileSync(join(dir, "journal.ndjson"), "utf8").trim().split("\n");
  return {
    caseId: record.caseId,
    situation: record.request.situation,
    status,
    steps: steps.map((step) => ({
      name: step.discriminator ? `${step.name}:${step.discriminator}` : step.name,
      status: step.status,
    })),
    graphRequests: journal.filter((line) => /"path":"\/(v1\.0|beta)\//.test(line)).length,
    auditEntries: timeline.length,
    chainOk,
    seconds: Math.round((Date.now() - started) / 100) / 10,
  };
}
