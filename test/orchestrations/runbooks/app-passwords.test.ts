import { attestationEntry } from "../../../lib/domain/attestation.ts";
import { mfaHintsIn } from "../../../lib/domain/mfa-hints.ts";
import { quarantineGroup, requester, subject } from "../../support/builders.ts";
import type { Happening } from "../../support/drive.ts";
import { decides, deletesAppPasswords } from "../../support/happenings.ts";
import { administrator } from "../../support/fakes/memory-directory.ts";
import { runCase } from "../../support/run-case.ts";
import { viewIn, world, type World } from "../../support/world.ts";

const creates = ({ directory }: World, afterSeconds: number): Happening => ({
  afterSeconds,
  happens: () => directory.addAuditRow(subject, "Create application password for user"),
});
const attests = ({ audit, caseId, clock }: World, afterSeconds: number): Happening => ({
  afterSeconds,
  happens: async () => {
    const attestedAt = clock.now().toISOString();
    await audit.append(attestationEntry({ caseId, subject, attestedBy: requester, attestedAt }));
  },
});
const approves = (outside: World): Happening => decides(outside, 60, "approved");

async function passwordsOf(outside: World) {
  const { steps } = await viewIn(outside, outside.caseId);
  const step = steps.find(({ name }) => name === "check-app-passwords");
  return step && [step.status, step.because];
}

async function endsAs(happenings: (outside: World) => Happening[], outside: World = world()) {
  await runCase(outside, { happenings: [approves(outside), ...happenings(outside)] });
  return passwordsOf(outside);
}

test("what an operator attests is told as such, by whom and when", async () => {
  const outside = world();
  let soon: unknown;
  const look: Happening = {
    afterSeconds: 401,
    happens: async () => {
      soon = await passwordsOf(outside);
    },
  };
  expect(await endsAs(() => [attests(outside, 400), look], outside)).toEqual(["attested", null]);
  expect(soon).toEqual(["attested", null]);
  const { steps, status } = await viewIn(outside, outside.caseId);
  const step = steps.find(({ name }) => name === "check-app-passwords");
  expect(step?.evidence).toMatchObject({ attestedBy: requester });
  expect(status).toBe("attested");
});

test("the audit log counts for more than an operator's word", async () => {
  expect(await endsAs((outside) => [attests(outside, 400), deletesAppPasswords(outside, 400)])).toEqual([
    "seen-in-audit",
    "deleted-by-administrator",
  ]);
});

test.each([
  ["deleted", deletesAppPasswords],
  ["attested", attests],
])("one that was made after they were %s is still there", async (_, first) => {
  expect(await endsAs((outside) => [first(outside, 100), creates(outside, 110)])).toEqual([
    "open",
    "app-password-made-since",
  ]);
});

test.each([
  ["deleted", deletesAppPasswords, "seen-in-audit", "deleted-by-administrator"],
  ["attested", attests, "attested", null],
] as const)(
  "where nobody can tell whether one was made after they were %s, it is asked until the time is up",
  async (_, first, status, because) => {
    const told = (outside: World, afterSeconds: number): Happening => ({
      afterSeconds,
      happens: () => {
        outside.hints.areCreationsTold = true;
      },
    });
    const untelling = () => {
      const outside = world();
      outside.hints.areCreationsTold = false;
      return outside;
    };
    expect(await endsAs((outside) => [first(outside, 100)], untelling())).toEqual([
      "open",
      "app-passwords-made-unread",
    ]);
    const later = (outside: World) => [first(outside, 100), told(outside, 10_000)];
    expect(await endsAs(later, untelling())).toEqual([status, because]);
  },
);

test("one that was made before they were deleted does not keep them open", async () => {
  expect(await endsAs((outside) => [creates(outside, 90), deletesAppPasswords(outside, 100)])).toEqual([
    "seen-in-audit",
    "deleted-by-administrator",
  ]);
});

describe("rows that no administrator stands behind", () => {
  const evidenceOf = async (outside: World) => {
    const { steps } = await viewIn(outside, outside.caseId);
    return steps.find(({ name }) => name === "check-app-passwords")?.evidence;
  };

  test.each([
    ["by the person, who can delete one of several", subject],
    ["of which the log names nobody", null],
  ])("a deletion %s proves nothing but itself", async (_, by) => {
    expect(await endsAs((outside) => [deletesAppPasswords(outside, 100, by)])).toEqual([
      "open",
      "not-known-whether-all",
    ]);
  });

  test("what an operator attests beside them is the operator's word, and the rows are counted", async () => {
    const outside = world();
    const rows = (at: number) => deletesAppPasswords(outside, at, subject);
    expect(await endsAs(() => [rows(100), rows(110), attests(outside, 400)], outside)).toEqual([
      "attested",
      null,
    ]);
    expect(await evidenceOf(outside)).toMatchObject({
      ...{ rows: ["audit-row-1", "audit-row-2"], byAdministrators: [], byTheSubject: 2, byNobodyNamed: 0 },
      attestedBy: requester,
    });
  });

  test("an administrator's deletion counts, whatever the person deleted before or after", async () => {
    const outside = world();
    const at = [deletesAppPasswords(outside, 90, subject), deletesAppPasswords(outside, 100)];
    expect(await endsAs(() => [...at, deletesAppPasswords(outside, 105, subject)], outside)).toEqual([
      "seen-in-audit",
      "deleted-by-administrator",
    ]);
    expect(await evidenceOf(outside)).toMatchObject({
      byAdministrators: [administrator],
      byTheSubject: 2,
      seenAt: "2026-11-21T09:01:40.000Z",
    });
  });

  test("one that was made after an administrator deleted all is still there, although the person deleted one since", async () => {
    expect(
      await endsAs((outside) => [
        deletesAppPasswords(outside, 100),
        creates(outside, 105),
        deletesAppPasswords(outside, 110, subject),
      ]),
    ).toEqual(["open", "app-password-made-since"]);
  });
});

describe("in quarantine", () => {
  const quarantining = () =>
    world({
      policy: {
        quarantine: { groupId: quarantineGroup, for: ["lost-phone"] },
        clocks: { followSeconds: 600 },
      },
    });

  test("app passwords that nobody deleted are contained and no more", async () => {
    expect(await endsAs(() => [], quarantining())).toEqual(["contained", "quarantined-not-deleted"]);
  });

  test("they are open again once the quarantine ends", async () => {
    const outside = quarantining();
    const lifts = decides(outside, 1500, "approved", { stage: "lift" });
    expect(await endsAs(() => [lifts], outside)).toEqual(["open", "quarantine-lifted"]);
    expect((await viewIn(outside, outside.caseId)).status).toBe("open");
  });

  test.each([
    [
      "is never read back",
      (outside: World) => {
        outside.quarantine.lagSeconds = 900;
      },
    ],
    [
      "was accepted, and the answer lost each time",
      (outside: World) => outside.quarantine.faults.add("remove", { when: "after" }),
    ],
  ])("they are not contained any more where its end %s", async (_, goesWrong) => {
    const outside = quarantining();
    const wrong: Happening = {
      afterSeconds: 1499,
      happens: () => {
        goesWrong(outside);
      },
    };
    const lifts = decides(outside, 1500, "approved", { stage: "lift" });
    expect(await endsAs(() => [wrong, lifts], outside)).toEqual(["open", "quarantine-end-not-proven"]);
  });

  test("they are not contained where somebody took the account out of the group", async () => {
    const outside = quarantining();
    const byHand: Happening = {
      afterSeconds: 100,
      happens: async () => {
        await outside.quarantine.remove(subject);
      },
    };
    expect(await endsAs(() => [byHand], outside)).toEqual(["open", "no-deletion-in-audit"]);
  });
});

test("hints are read and shown, and prove nothing, whatever they say", async () => {
  const outside = world();
  outside.hints.perUser = "disabled";
  outside.hints.service = { allowAppPasswords: false, rememberMfaDays: null };
  expect(await endsAs(() => [], outside)).toEqual(["open", "no-deletion-in-audit"]);
  expect(mfaHintsIn(await outside.audit.entries(outside.caseId))).toEqual({
    perUserMfaState: "disabled",
    allowAppPasswords: false,
    rememberMfaDays: null,
    created: 0,
  });
});
