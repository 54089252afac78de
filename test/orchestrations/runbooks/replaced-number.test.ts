import type { AuthenticationMethod } from "../../../lib/domain/method.ts";
import { removals } from "../../support/approved-run.ts";
import { aMethod, demoMethods, subject } from "../../support/builders.ts";
import type { Happening } from "../../support/drive.ts";
import { decides, deletesAppPasswords } from "../../support/happenings.ts";
import { runCase } from "../../support/run-case.ts";
import { unsound } from "../../support/soundness.ts";
import { viewIn, world, type World } from "../../support/world.ts";

const number = (id: "mobile" | "office", createdAt: string) =>
  aMethod("phone", { id, phoneType: id, createdAt });
const old = "2026-01-01T00:00:00.000Z";
const now = "2026-11-21T09:01:30.000Z";

const withNumbers = () => {
  const others = demoMethods()
    .filter(({ type }) => type !== "phone")
    .map((method) => ({ ...method, isDefault: false }));
  return world({ subject: { methods: [...others, number("mobile", old), number("office", old)] } });
};

/** Somebody puts another number in the place of this one, which keeps its id. */
const registers = (outside: World, id: "mobile" | "office", afterSeconds: number): Happening => ({
  afterSeconds,
  happens: async () => {
    const { methods } = await outside.directory.methods(subject);
    const others = methods.filter((method: AuthenticationMethod) => method.id !== id);
    outside.directory.change(subject, { methods: [...others, number(id, now)] });
  },
});

const proofIn = async (outside: World) => {
  const { steps } = await viewIn(outside, outside.caseId);
  return steps.find(({ name }) => name === "check-methods-gone");
};

test("a number to be kept that was replaced before the proof is not clean", async () => {
  const outside = withNumbers();
  outside.directory.faults.add("deleteMethod", { about: "token", times: 1, retryAfterSeconds: 60 });
  const run = await runCase(outside, {
    happenings: [
      decides(outside, 60, "approved"),
      registers(outside, "office", 90),
      deletesAppPasswords(outside, 200),
    ],
  });
  expect(await proofIn(outside)).toMatchObject({
    ...{ status: "open", because: "new-method", evidence: { added: ["phone.office"] } },
  });
  expect((await viewIn(outside, outside.caseId)).status).toBe("open");
  expect(await unsound(outside, run)).toEqual([]);
});

test("a number that took the place of the approved one is not deleted", async () => {
  const outside = withNumbers();
  outside.directory.faults.add("deleteMethod", { about: "mobile", times: 1, retryAfterSeconds: 300 });
  const run = await runCase(outside, {
    happenings: [decides(outside, 60, "approved"), registers(outside, "mobile", 200)],
  });
  expect(outside.directory.idsOf(subject)).toContain("mobile");
  const { record, status } = await viewIn(outside, outside.caseId);
  expect(record.ending).toMatchObject({ kind: "refused", code: "facts-changed" });
  expect(status).toBe("open");
  expect(await unsound(outside, run)).toEqual([]);
});

test("a number registered after the proof is named, and takes nothing back", async () => {
  const outside = withNumbers();
  await runCase(outside, {
    happenings: [
      decides(outside, 60, "approved"),
      registers(outside, "mobile", 600),
      deletesAppPasswords(outside, 700),
    ],
  });
  const view = await viewIn(outside, outside.caseId);
  expect(removals(view)).toMatchObject({ mobile: ["verified", null] });
  expect(await proofIn(outside)).toMatchObject({ status: "verified", evidence: { added: ["phone.mobile"] } });
});
