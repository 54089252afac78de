/** A phone number from the ticket to its proof, on the simulated tenant. */
import type { CaseView } from "../../../lib/domain/case-view.ts";
import { entrySeconds } from "../../../lib/domain/number-entries.ts";
import type { PhoneType } from "../../../lib/domain/phone-number.ts";
import { Secret } from "../../../lib/domain/secret.ts";
import { renderMail } from "../../../lib/web/mails/render-mail.tsx";
import { enterNumber } from "../../../orchestrations/desk/enter-number.ts";
import { numberEntered, waitsForNumber } from "../../../orchestrations/runbooks/await-number.ts";
import type { TenantFile } from "../../../sandbox/tenant/schema.ts";
import { people } from "../../lib/adapters/graph/tenant-under-test.ts";
import type { Happening } from "../../support/drive.ts";
import type { Driven } from "../../support/driven.ts";
import { Dying } from "../../support/dying.ts";
import { decides } from "../../support/happenings.ts";
import { runCase } from "../../support/run-case.ts";
import { tenantWorld, type TenantWorld } from "../../support/tenant-world.ts";
import { viewIn } from "../../support/world.ts";

const typed = "+81 8099999999";
const hours = 3600;

interface Told {
  readonly run: Driven;
  readonly view: CaseView;
  /** Type, number and whether it signs in by itself. */
  readonly phones: readonly unknown[][];
  readonly turns: readonly string[];
  readonly mailed: readonly unknown[][];
  readonly changed: readonly string[];
  /** Everything that is kept or told. */
  readonly kept: string;
}

async function changing(
  happenings: (outside: TenantWorld) => readonly Happening[],
  bend: (file: TenantFile) => void = () => undefined,
): Promise<Told> {
  const request = {
    ...{ situation: "number-change" as const, subject: people.aiko },
    requester: "yuki.mori@contoso.example",
  };
  const outside = await tenantWorld({ request }, bend);
  try {
    const run = await runCase(outside, { happenings: happenings(outside) });
    const view = await viewIn(outside, outside.caseId);
    const { people: everybody } = outside.graph.tenant.tenantState();
    const methods = everybody.find(({ id }) => id === people.aiko)?.methods ?? [];
    const { comments } = outside.tickets;
    const journal = outside.graph.journal();
    const told = comments.map(({ news }) => renderMail(news, "en").html);
    const { records } = outside.graph;
    return {
      ...{ run, view },
      phones: methods.flatMap((method) =>
        "phoneNumber" in method
          ? [[method["phoneType"], method["phoneNumber"], method["smsSignInState"]]]
          : [],
      ),
      turns: comments.map(({ news }) => news.turn),
      mailed: journal.filter(({ path }) => path.endsWith("/sendMail")).map(({ status }) => [status]),
      changed: journal
        .filter(({ method, path }) => method !== "GET" && path.includes("/phoneMethods"))
        .map(({ method, path }) => `${method} ${path.split("/").at(-1) ?? ""}`),
      kept: JSON.stringify([view, [...run.instances.values()], run.log, told, journal, records]),
    };
  } finally {
    await outside.stop();
  }
}

const entry = (
  outside: TenantWorld,
  { type = "mobile", turn = 1 }: { type?: PhoneType; turn?: number } = {},
) =>
  enterNumber(outside, {
    ...{ caseId: outside.caseId, subject: people.aiko, by: people.ken },
    ...{ type, number: new Secret(typed), proof: "in-person", turn },
  });
const approves = (outside: TenantWorld) => decides(outside, 600, "approved");
const enters = (
  outside: TenantWorld,
  afterSeconds: number,
  { isEventLost = false, ...change }: { type?: PhoneType; turn?: number; isEventLost?: boolean } = {},
): Happening => ({
  afterSeconds,
  async happens({ raise }) {
    await entry(outside, change);
    if (!isEventLost) raise(waitsForNumber(outside.caseId), numberEntered);
  },
});
const aikoIn = (file: TenantFile) => file.people.find(({ id }) => id === people.aiko);
const withoutPhone = (file: TenantFile) => {
  const aiko = aikoIn(file);
  if (aiko) aiko.methods = aiko.methods.filter((method) => !("phoneNumber" in method));
};
const ends = ({ view }: Told) => [
  [view.record.ending?.kind, view.record.ending?.code, view.status],
  view.steps.map(({ name, status, because }) => [name, status, because]),
];
const entered = [["completed", null, "verified"], [["enter-number", "verified", null]]];

test.each(["with-body", "no-content"] as const)(
  "an occupied number is changed once the manager agrees, and read back (%s)",
  async (phoneUpdate) => {
    const told = await changing(
      (outside) => [approves(outside), enters(outside, 2 * hours)],
      ({ variants }) => Object.assign(variants, { phoneUpdate }),
    );
    expect(ends(told)).toEqual(entered);
    expect(told.phones).toEqual([["mobile", typed, "notAllowedByPolicy"]]);
    expect(told.changed[0]).toBe("PATCH 3179e48a-750b-4051-897c-87b9720928f7");
    expect(told.turns).toEqual(["opened", "approval-wanted", "approved", "number-wanted", "closed"]);
    expect(told.mailed).toHaveLength(3);
    expect(told.kept).not.toContain("99999999");
  },
);

test("a number of a type that is free is added, and the case closes at once", async () => {
  const told = await changing((outside) => [approves(outside), enters(outside, 2 * hours)], withoutPhone);
  expect(ends(told)).toEqual(entered);
  expect(told.changed[0]).toBe("POST phoneMethods");
  expect(told.run.seconds).toBeLessThan(2 * hours + 60);
});

test("a number that the directory makes a credential of its own is one no more", async () => {
  const told = await changing(
    (outside) => [approves(outside), enters(outside, 2 * hours)],
    ({ smsSignInPolicy }) => Object.assign(smsSignInPolicy, { state: "enabled" }),
  );
  expect(ends(told)).toEqual(entered);
  expect(told.changed.map((one) => one.split(" ")[1])).toContain("disableSmsSignIn");
  expect(told.phones).toEqual([["mobile", typed, "notEnabled"]]);
});

const unlike: [string, (file: TenantFile) => void][] = [
  ["lists show what was there long ago", ({ faults }) => (faults.readLagSeconds.methods = 7 * 86_400)],
  ["lists mask it", ({ variants }) => (variants.phoneNumbers = "masked")],
];

test.each(unlike)(
  "a number that cannot be seen as typed is no credential of its own: %s",
  async (_, bend) => {
    const told = await changing(
      (outside) => [approves(outside), enters(outside, 2 * hours)],
      (file) => {
        file.smsSignInPolicy.state = "enabled";
        bend(file);
      },
    );
    expect(ends(told)).toEqual([
      ["stopped", "number-not-entered", "open"],
      [["enter-number", "open", "number-not-read-back"]],
    ]);
    expect(told.phones).toEqual([["mobile", typed, "notEnabled"]]);
  },
);

test("a signal that is lost is made up for by looking", async () => {
  const told = await changing((outside) => [
    approves(outside),
    enters(outside, 2 * hours, { isEventLost: true }),
  ]);
  expect(ends(told)).toEqual(entered);
});

test("nobody enters it in time: open, and told", async () => {
  const told = await changing((outside) => [approves(outside)]);
  expect(ends(told)).toEqual([
    ["stopped", "number-not-entered", "open"],
    [["enter-number", "open", "not-run-yet"]],
  ]);
  expect(told.kept).toContain("No phone number was entered and read back in time.");
  expect(told.changed).toEqual([]);
  expect(told.mailed).toHaveLength(3);
});

test("a number that is never read back is claimed nowhere", async () => {
  const told = await changing(
    (outside) => [approves(outside), enters(outside, 2 * hours)],
    ({ faults }) => Object.assign(faults.readLagSeconds, { methods: 7 * 86_400 }),
  );
  expect(ends(told)).toEqual([
    ["stopped", "number-not-entered", "open"],
    [["enter-number", "open", "number-not-read-back"]],
  ]);
});

describe("the process dies once the directory has the number, before it has the answer", () => {
  const dies = (outside: TenantWorld): Happening => ({
    afterSeconds: 2 * hours,
    happens: async () => {
      const dead = { ...outside, phoneNumbers: new Dying(1, "after").wrap(outside.phoneNumbers) };
      await expect(entry(dead)).rejects.toThrow("died at change");
    },
  });

  test("the turn is taken until it is old, and then another entry proves the number", async () => {
    const told = await changing((outside) => [
      approves(outside),
      dies(outside),
      enters(outside, 2 * hours + entrySeconds - 1, { turn: 2 }),
      enters(outside, 2 * hours + entrySeconds, { turn: 2 }),
    ]);
    expect(ends(told)).toEqual(entered);
    expect(told.changed).toHaveLength(2);
    expect(told.kept).not.toContain("99999999");
  });

  test("where nobody enters it again it stays open, although the directory has it", async () => {
    const told = await changing((outside) => [approves(outside), dies(outside)]);
    expect(ends(told)).toEqual([
      ["stopped", "number-not-entered", "open"],
      [["enter-number", "open", "begun"]],
    ]);
    expect(told.phones).toEqual([["mobile", typed, "notAllowedByPolicy"]]);
    expect(told.kept).not.toContain("99999999");
  });
});

test.each(["denied", "lapsed"] as const)("%s changes nothing, not even on the page", async (verdict) => {
  const told = await changing((outside) => [
    ...(verdict === "denied" ? [decides(outside, 600, "denied")] : []),
    enters(outside, 300, { isEventLost: true }),
    enters(outside, 2 * hours, { isEventLost: true }),
  ]);
  expect([told.view.record.ending?.kind, told.changed]).toEqual(["denied", []]);
});

test("before the manager has agreed the page changes nothing", async () => {
  const told = await changing((outside) => [enters(outside, 300, { isEventLost: true }), approves(outside)]);
  expect([ends(told)[0], told.changed]).toEqual([["stopped", "number-not-entered", "open"], []]);
});
