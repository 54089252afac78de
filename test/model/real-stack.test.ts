/** The demo's tenant on the whole stack: host, storage, tenant, mailbox and ticket desk; its people's cases run at once. */
import { approvalLinks, decide, isDecided } from "../../sandbox/people/approver.ts";
import { sendTicket } from "../../sandbox/people/help-desk.ts";
import { isOver, watchCase, type ShownCase } from "../../sandbox/people/watch-case.ts";
import { tenantFile, type TenantFile } from "../../sandbox/tenant/schema.ts";
import { demoCast, startTestSandbox, type TestSandbox } from "../support/sandbox.ts";
import { personIn } from "./cast.ts";
import { claimOf, isMail, mailsIn, writesDone } from "./observed.ts";
import { foretell } from "./rules/foretell.ts";
import type { Case } from "./rules/case.ts";
import { shownAs } from "./rules/shown-as.ts";

const cases = [
  ["Aiko Tanaka", "lost-phone", "completed open"],
  ["Itsuki Nakamura", "hardware-token-lost", "completed open"],
  ["Sofia Rossi", "forget-devices", "completed open"],
  ["Olivia Smith", "lost-phone", "stopped unknown-method-type"],
  ["Emma Brown", "require-reregistration", "completed open"],
  ["Rin Kato", "lost-phone", "stopped approver-disabled"],
  ["Daiki Kobayashi", "lost-phone", "refused privileged-role"],
  ["Nao Fujita", "require-reregistration", "refused privileged-role"],
  ["Mei Hayashi", "authenticator-not-activated", "refused privileged-role"],
  ["Makoto Abe", "lost-phone", "refused management-restricted"],
  ["Liam O'Neill", "forget-devices", "refused external-guest"],
] as const;

let sandbox: TestSandbox;
let file: TenantFile;
const shown = new Map<string, ShownCase>();

beforeAll(async () => {
  sandbox = await startTestSandbox({
    change: (tenant) => {
      file = tenantFile.parse(tenant);
      return tenant;
    },
  });
  const { operator } = demoCast(sandbox);
  const answered = new Set<string>();
  const answer = async () => {
    for (const { id, mail } of file.people)
      for (const link of mail === null ? [] : await approvalLinks(sandbox.mailboxUrl, mail)) {
        if (answered.has(link)) continue;
        answered.add(link);
        if (!isDecided(await decide(link, id, "approved", "I know them."))) answered.delete(link);
      }
  };
  await Promise.all(
    cases.map(async ([name, situation], index) => {
      const { caseId } = await sendTicket(sandbox.ticketsUrl, {
        ...{ ticket: `82${String(index)}`, situation, requester: operator.userPrincipalName },
        subject: sandbox.person(name).userPrincipalName,
      });
      const ended = await watchCase(sandbox, caseId, async (seen) => {
        await answer();
        return isOver(seen);
      });
      shown.set(name, ended);
    }),
  );
}, 420_000);

afterAll(() => sandbox.stop());

test.each(cases)("%s: %s ends %s", (name, situation, ends) => {
  const { operator } = demoCast(sandbox);
  const { id: subject } = sandbox.person(name);
  const one: Case = {
    ...{ situation, file, subject, requester: operator.userPrincipalName, answer: "approved" },
    ...{ areAppPasswordsDeleted: false, protectedAccounts: [], protectedGroups: [] },
  };
  const { kind, codes, steps, status, writes, left, mails } = foretell(one);
  const { record, ...seen } = ended(name);
  expect(`${record.ending?.kind ?? ""} ${record.ending?.code ?? seen.status}`).toBe(ends);
  expect(record.ending?.kind).toBe(kind);
  expect(codes.length > 0 ? codes : [null]).toContain(record.ending?.code ?? null);
  expect(seen.status).toBe(status);
  expect(seen.steps.map(claimOf).sort()).toEqual(steps.toSorted());

  const state = sandbox.tenant.tenantState();
  expect(personIn(state, subject).methods.map(shownAs)).toEqual(left);
  expect(writesDone(sandbox.journal().filter(({ path }) => path.includes(subject)))).toEqual(writes);
  const sent = state.mails.filter(({ headers }) => headers["x-case-id"] === record.caseId);
  expect(mailsIn(state, sent).sort()).toEqual(mails.toSorted());
});

test("nobody else is touched", () => {
  const subjects = cases.map(([name]) => sandbox.person(name).id);
  const writes = sandbox
    .journal()
    .filter(({ method, path }) => method !== "GET" && /^\/(v1\.0|beta)\//.test(path) && !isMail({ path }));
  expect(writes.filter(({ path }) => !subjects.some((id) => path.includes(id)))).toEqual([]);
});

function ended(name: string): ShownCase {
  const found = shown.get(name);
  if (!found) throw new Error(`the case of ${name} did not end`);
  return found;
}
