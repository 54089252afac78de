import { RefusedError } from "../../../lib/domain/errors.ts";
import type { AuthenticationMethod } from "../../../lib/domain/method.ts";
import { aMethod, manager, subject } from "../../support/builders.ts";
import { removals } from "../../support/approved-run.ts";
import { changesSubject, decides } from "../../support/happenings.ts";
import { runCase } from "../../support/run-case.ts";
import { unsound } from "../../support/soundness.ts";
import { viewIn, world, type World } from "../../support/world.ts";

const hours = 3600;
const old = aMethod("microsoftAuthenticator", { id: "old" });
const passkey = aMethod("fido2", { id: "passkey", isInAuthenticatorApp: true });
const mobile = aMethod("phone", { id: "mobile", phoneType: "mobile", isDefault: true });
const others = [aMethod("softwareOath", { id: "token" }), mobile, aMethod("password")];
const added = aMethod("microsoftAuthenticator", { id: "new" });
const methods = [old, ...others];

const newPhone = (
  present: readonly AuthenticationMethod[] = methods,
  change: Parameters<typeof world>[0] = {},
) =>
  world({
    ...change,
    subject: { methods: present, ...change.subject },
    request: { situation: "new-phone", ...change.request },
  });
const adds = (outside: World, afterSeconds: number, present: readonly AuthenticationMethod[] = methods) =>
  changesSubject(outside, afterSeconds, { methods: [...present, added] });
const mails = ({ mailer }: World) => mailer.sent.map(({ to, news }) => [to, news.turn]);

test("the old phone's entry goes once the new one was seen and the manager has approved", async () => {
  const outside = newPhone([...methods, passkey]);
  const run = await runCase(outside, {
    happenings: [adds(outside, hours, [...methods, passkey]), decides(outside, 2 * hours, "approved")],
  });
  const view = await viewIn(outside, outside.caseId);
  expect(outside.directory.idsOf(subject).sort()).toEqual(["mobile", "new", "password", "token"]);
  expect(removals(view)).toEqual({ old: ["verified", null], passkey: ["verified", null] });
  expect(view.steps[0]).toMatchObject({ name: "check-new-phone", status: "verified" });
  expect(view.record.ending).toMatchObject({ kind: "completed", code: null });
  expect(view.status).toBe("verified");
  expect(outside.directory.effects.filter(({ what }) => what === "revoked")).toEqual([]);
  expect(mails(outside)).toEqual([
    [subject, "new-phone-wanted"],
    [manager, "approval-wanted"],
    [subject, "closed"],
    [manager, "closed"],
  ]);
  expect(await unsound(outside, run)).toEqual([]);
});

test("the approver is asked about the plan as it is after the new phone was seen", async () => {
  const outside = newPhone();
  let seen: unknown;
  await runCase(outside, {
    happenings: [
      adds(outside, hours),
      {
        afterSeconds: 2 * hours,
        happens: async () => {
          const { record } = await viewIn(outside, outside.caseId);
          const approval = await outside.approvals.find(outside.caseId, "manager");
          expect(approval?.factsHash).toBe(record.triage?.factsHash);
          const { remove = [], keep = [] } = record.triage?.plan ?? {};
          seen = [...remove, ...keep].map(({ method, because }) => [method.id, because]);
        },
      },
    ],
  });
  expect(seen).toEqual([
    ["old", "on-the-old-phone"],
    ["mobile", "not-asked-for"],
    ["new", "on-the-new-phone"],
    ["password", "not-deletable"],
    ["token", "not-asked-for"],
  ]);
  expect(outside.directory.idsOf(subject)).toContain("old");
});

test("a new phone that is not seen in time leaves everything as it is, and the subject is told", async () => {
  const outside = newPhone();
  const run = await runCase(outside);
  const view = await viewIn(outside, outside.caseId);
  expect(outside.directory.effects).toEqual([]);
  expect(view.record.ending).toMatchObject({ kind: "stopped", code: "new-phone-not-seen" });
  expect(view.steps).toMatchObject([
    { name: "check-new-phone", status: "open", because: "new-phone-not-seen" },
  ]);
  expect(view.status).toBe("open");
  expect(mails(outside)).toEqual([
    [subject, "new-phone-wanted"],
    [subject, "closed"],
  ]);
  const looks = run.steps.filter(({ name }) => name === "check-new-phone").map(({ atSeconds }) => atSeconds);
  expect(looks).toHaveLength(13);
  expect((looks.at(-1) ?? 0) - (looks[0] ?? 0)).toBeGreaterThan(72 * hours);
  expect(await unsound(outside, run)).toEqual([]);
});

test("an entry that one list shows and the next does not is no new phone", async () => {
  const outside = newPhone();
  await runCase(outside, {
    happenings: [
      adds(outside, 1000),
      { afterSeconds: 1815, happens: () => outside.directory.change(subject, { methods }) },
    ],
  });
  const { record } = await viewIn(outside, outside.caseId);
  expect(record.ending).toMatchObject({ code: "new-phone-not-seen" });
});

test.each([
  ["phone-not-told-apart", [...methods, aMethod("microsoftAuthenticator", { id: "tablet" })], {}],
  ["nothing-to-remove", others, {}],
  ["no-approver", methods, { manager: null }],
])("%s ends the case at once, instead of after the wait", async (code, present, account) => {
  const outside = newPhone(present, { subject: account });
  const run = await runCase(outside);
  expect((await viewIn(outside, outside.caseId)).record.ending).toMatchObject({ kind: "stopped", code });
  expect(run.seconds).toBeLessThan(60);
  expect(mails(outside)).toEqual([[subject, "closed"]]);
});

test("of two old phones the named one goes, and a third that is new stays", async () => {
  const two = [...methods, aMethod("microsoftAuthenticator", { id: "tablet" })];
  const labels = { "microsoftAuthenticator.old": "Pixel", "microsoftAuthenticator.tablet": "Tablet" };
  const outside = newPhone(two, { subject: { labels }, request: { phone: { name: "pixel" } } });
  await runCase(outside, {
    happenings: [adds(outside, hours, two), decides(outside, 2 * hours, "approved")],
  });
  expect(outside.directory.idsOf(subject).sort()).toEqual(["mobile", "new", "password", "tablet", "token"]);
  expect((await viewIn(outside, outside.caseId)).status).toBe("verified");
});

test("somebody who is given a role while the case waits is not touched", async () => {
  const outside = newPhone();
  const roles = { direct: ["role"], throughGroups: [], eligible: [] };
  await runCase(outside, {
    happenings: [adds(outside, hours), changesSubject(outside, hours / 2, { roles })],
  });
  expect((await viewIn(outside, outside.caseId)).record.ending).toMatchObject({ code: "privileged-role" });
  expect(outside.directory.effects).toEqual([]);
});

test("where the subject took the old entry off alone, nothing is left to ask anybody about", async () => {
  const outside = newPhone();
  await runCase(outside, { happenings: [adds(outside, hours, others)] });
  const { record, status } = await viewIn(outside, outside.caseId);
  expect([record.ending?.code, status]).toEqual(["nothing-to-remove", "open"]);
  expect(mails(outside).map(([to]) => to)).not.toContain(manager);
});

test("the subject stays who it was, whoever bears the name by then", async () => {
  const outside = newPhone();
  const renamed = new RefusedError("not-found", "nobody of that name any more");
  await runCase(outside, {
    happenings: [
      { afterSeconds: 60, happens: () => outside.directory.faults.add("resolve", { error: renamed }) },
      adds(outside, hours),
      decides(outside, 2 * hours, "approved"),
    ],
  });
  expect((await viewIn(outside, outside.caseId)).status).toBe("verified");
});
