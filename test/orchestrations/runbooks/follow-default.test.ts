import { RefusedError } from "../../../lib/domain/errors.ts";
import { aMethod, subject } from "../../support/builders.ts";
import { removals } from "../../support/approved-run.ts";
import { changesSubject, decides, deletesAppPasswords } from "../../support/happenings.ts";
import { runCase } from "../../support/run-case.ts";
import { unsound } from "../../support/soundness.ts";
import { viewIn, world, type World } from "../../support/world.ts";

const hours = 3600;
const app = aMethod("microsoftAuthenticator", { id: "app", isDefault: true });
const mobile = aMethod("phone", { id: "mobile", phoneType: "mobile" });
const alternate = aMethod("phone", { id: "alternate", phoneType: "alternateMobile" });
const methods = [app, mobile, aMethod("password")];
/** Somebody chooses the number instead; the Authenticator stays until it is deleted. */
const choosesAnother = (outside: World, afterSeconds: number) => ({
  afterSeconds,
  happens: async () => {
    const { methods: present } = await outside.directory.methods(subject);
    const chosen = present.map((one) => ({ ...one, isDefault: one.type === "phone" }));
    outside.directory.change(subject, { methods: chosen });
  },
});
const notActivated = (change: Partial<Parameters<typeof world>[0]> = {}) =>
  world({ subject: { methods }, request: { situation: "authenticator-not-activated" }, ...change });
const toldOf = ({ tickets, mailer }: World) => [
  tickets.comments.filter(({ news }) => news.turn === "default-wanted").length,
  mailer.sent.filter(({ to, news }) => news.turn === "default-wanted" && to === subject).length,
];

test("once another default is chosen, the old one is deleted and proven gone", async () => {
  const outside = notActivated();
  const run = await runCase(outside, {
    happenings: [decides(outside, 60, "approved"), choosesAnother(outside, 2 * hours)],
  });
  const view = await viewIn(outside, outside.caseId);
  expect(removals(view)).toEqual({ app: ["verified", null] });
  expect(view.status).toBe("verified");
  expect(outside.directory.idsOf(subject)).toEqual(["mobile", "password"]);
  expect(toldOf(outside)).toEqual([1, 1]);
  expect(await unsound(outside, run)).toEqual([]);
});

test("where nobody chooses another, it is tried ever more seldom until the time is up, and the case says why it is open", async () => {
  const outside = notActivated();
  const run = await runCase(outside, { happenings: [decides(outside, 60, "approved")] });
  const view = await viewIn(outside, outside.caseId);
  expect(removals(view)).toEqual({ app: ["open", "default-method"] });
  expect(view.steps.at(-1)).toMatchObject({ status: "open", because: "still-listed" });
  expect(view.record.ending).toMatchObject({ kind: "completed", code: null });
  expect(view.status).toBe("open");
  const tries = run.steps.filter(({ name }) => name === "remove-method").map(({ atSeconds }) => atSeconds);
  expect(tries).toHaveLength(2 + 12);
  expect((tries.at(-1) ?? 0) - (tries[1] ?? 0)).toBeGreaterThan(72 * hours);
  expect(await unsound(outside, run)).toEqual([]);
});

test("a default that the directory lets go is nobody's task", async () => {
  const only = [app, aMethod("fido2", { id: "key" }), aMethod("password")];
  const outside = notActivated({ subject: { methods: only } });
  await runCase(outside, { happenings: [decides(outside, 60, "approved")] });
  expect((await viewIn(outside, outside.caseId)).status).toBe("verified");
  expect(toldOf(outside)).toEqual([0, 0]);
});

test.each([
  ["privileged-role", { roles: { direct: ["role"], throughGroups: [], eligible: [] } }],
  ["kept-is-gone", { methods: [{ ...app, isDefault: false }, aMethod("password")] }],
])(
  "%s: what the account became while the default was followed is seen before it goes",
  async (code, change) => {
    const outside = notActivated();
    const run = await runCase(outside, {
      happenings: [decides(outside, 60, "approved"), changesSubject(outside, hours, change)],
    });
    const view = await viewIn(outside, outside.caseId);
    expect(outside.directory.idsOf(subject)).toContain("app");
    expect(outside.directory.effects).toEqual([]);
    expect(run.steps.findLast(({ name }) => name === "remove-method")?.result).toMatchObject({ code });
    expect(view.status).toBe("open");
    expect(await unsound(outside, run)).toEqual([]);
  },
);

const revocations = ({ directory }: World) =>
  directory.effects.map(({ what }) => what).filter((what) => ["revoked", "deleted"].includes(what));

test("once the default is gone, sessions are revoked again: whoever had it may have signed in until then", async () => {
  const outside = world({ subject: { methods: [app, mobile, alternate, aMethod("password")] } });
  const run = await runCase(outside, {
    happenings: [decides(outside, 60, "approved"), choosesAnother(outside, 2 * hours)],
  });
  expect(revocations(outside)).toEqual(["revoked", "deleted", "revoked", "deleted", "revoked"]);
  const { steps } = await viewIn(outside, outside.caseId);
  const again = steps.find(({ discriminator }) => discriminator === "after-removal");
  expect([again?.status, Date.parse(again?.at ?? "") > outside.clock.ms - 72 * hours * 1000]).toEqual([
    "verified",
    true,
  ]);
  expect(await unsound(outside, run)).toEqual([]);
});

describe("a lost phone's default and its app passwords are followed side by side:", () => {
  const lost = () => world({ subject: { methods: [app, mobile, alternate, aMethod("password")] } });
  const states = async (outside: World) => {
    const { steps } = await viewIn(outside, outside.caseId);
    const found = (name: string) => steps.find((step) => step.name === name || step.method?.id === name);
    return [found("check-app-passwords"), found("app")].map((step) => step?.because ?? step?.status);
  };

  test("the app passwords are seen while the default stays", async () => {
    const outside = lost();
    const run = await runCase(outside, {
      happenings: [
        decides(outside, 60, "approved"),
        deletesAppPasswords(outside, hours),
        {
          afterSeconds: 3 * hours,
          happens: async () =>
            expect(await states(outside)).toEqual(["deleted-by-administrator", "default-method"]),
        },
        choosesAnother(outside, 4 * hours),
      ],
    });
    expect((await viewIn(outside, outside.caseId)).status).toBe("seen-in-audit");
    expect(outside.directory.idsOf(subject)).toEqual(["alternate", "password"]);
    expect(await unsound(outside, run)).toEqual([]);
  });

  test("the default goes while the app passwords stay", async () => {
    const outside = lost();
    const run = await runCase(outside, {
      happenings: [
        decides(outside, 60, "approved"),
        choosesAnother(outside, hours),
        {
          afterSeconds: 3 * hours,
          happens: async () => expect(await states(outside)).toEqual(["begun", "verified"]),
        },
      ],
    });
    expect(await states(outside)).toEqual(["no-deletion-in-audit", "verified"]);
    expect(await unsound(outside, run)).toEqual([]);
  });
});

test("five entries of one kind that are held until the time is up keep the history short", async () => {
  const five = Array.from({ length: 5 }, (_, at) =>
    aMethod("microsoftAuthenticator", { id: `app-${at}`, isDefault: true }),
  );
  const outside = world({
    subject: { methods: [...five, aMethod("fido2"), aMethod("password")] },
    request: { situation: "require-reregistration" },
  });
  const { faults } = outside.directory;
  // Each is put off for another while, so that no two of a round end in one turn.
  const held = { times: 1, error: new RefusedError("default-method", "not while others remain") };
  for (let turn = 0; turn < 40; turn++)
    for (const [at, { id }] of five.entries()) {
      faults.add("deleteMethod", { about: id, times: 1, retryAfterSeconds: 7 * (at + 1) });
      faults.add("deleteMethod", { about: id, ...held });
    }
  const run = await runCase(outside, { happenings: [decides(outside, 60, "approved")] });
  expect(Object.values(removals(await viewIn(outside, outside.caseId)))).toEqual(
    Array(5).fill(["open", "default-method"]),
  );
  expect(await unsound(outside, run)).toEqual([]);
});
