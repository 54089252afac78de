/** Cases as the pages and mails show them, each from a real run on the engine. */
import type { Approval, Decision } from "../../lib/domain/approval.ts";
import type { CaseView } from "../../lib/domain/case-view.ts";
import { RefusedError } from "../../lib/domain/errors.ts";
import type { CasePageProps } from "../../lib/web/case-page-props.ts";
import { aMethod, manager, quarantineGroup, second } from "./builders.ts";
import type { Happening } from "./drive.ts";
import { changesSubject, decides, deletesAppPasswords, handsOver } from "./happenings.ts";
import { aCaseId } from "./records.ts";
import { runCase } from "./run-case.ts";
import { viewIn, world, type World } from "./world.ts";

export interface ShownCase {
  readonly asked: CasePageProps["asked"];
  readonly view: CaseView;
  readonly approval: Approval | null;
  readonly decision: Decision | null;
}

type Change = Parameters<typeof world>[0];

/** After the run has ended. */
async function endedCase(
  change: Change = {},
  happenings: (outside: World) => readonly Happening[] = () => [],
): Promise<ShownCase> {
  const outside = world(change);
  await runCase(outside, { happenings: happenings(outside) });
  return shown(outside);
}

/** While the approver is asked: the account is contained, and nothing else has happened. */
export async function waitingCase(change: Change = {}): Promise<ShownCase & { readonly approval: Approval }> {
  return waitingIn(world(change));
}

/** The same, but the approver has no mail address. */
export async function unmailedCase(): Promise<ShownCase> {
  const outside = world();
  outside.mailer.faults.add("send", { about: manager, error: new RefusedError("no-mail-address", "none") });
  return waitingIn(outside);
}

const waitingIn = (outside: World) => seenAt(outside, 120, () => []);

/** Stolen: one key was registered long before, one of a time that is not told. */
export function stolenCase(): Promise<ShownCase & { readonly approval: Approval }> {
  const key = aMethod("fido2", { id: "key", isSecurityKey: true });
  const old = { ...key, createdAt: "2025-06-03T04:00:00.000Z" };
  const outside = world({
    request: { situation: "stolen-phone" },
    policy: { secondApprovers: [second], quarantine: { groupId: quarantineGroup } },
    subject: { methods: [aMethod("microsoftAuthenticator"), old, { ...key, id: "other" }] },
  });
  outside.directory.add(second, "Nobu Kato");
  return waitingIn(outside);
}

/** As it stands so many seconds after it was opened. */
async function seenAt(
  outside: World,
  afterSeconds: number,
  happenings: (outside: World) => readonly Happening[],
): Promise<ShownCase & { readonly approval: Approval }> {
  let seen: ShownCase | undefined;
  const look: Happening = {
    afterSeconds,
    happens: async () => {
      seen = await shown(outside);
    },
  };
  await runCase(outside, { happenings: [...happenings(outside), look] });
  if (!seen?.approval) throw new Error("nobody was asked yet");
  return { ...seen, approval: seen.approval };
}

/** Approved; the administrator has not deleted the app passwords until the time was up. */
export const appPasswordsOpenCase = () => endedCase({}, (outside) => [decides(outside, 600, "approved")]);

/** Approved; an administrator is asked to delete the app passwords, and has not yet. */
export const followingCase = () => seenAt(world(), 2000, (outside) => [decides(outside, 600, "approved")]);

/** Quarantined; all is done, and the manager is asked to end the quarantine. */
export const liftingCase = () =>
  seenAt(
    world({ policy: { quarantine: { groupId: quarantineGroup, for: ["lost-phone"] } } }),
    1200,
    (outside) => [decides(outside, 60, "approved"), deletesAppPasswords(outside, 62)],
  );

/** Its end was approved, and no look since shows whether it has come. */
export async function unprovenLiftCase(): Promise<ShownCase> {
  const outside = world({ policy: { quarantine: { groupId: quarantineGroup, for: ["lost-phone"] } } });
  outside.quarantine.faults.add("remove", { when: "after" });
  const approved = decides(outside, 1200, "approved", { stage: "lift" });
  const happenings = [decides(outside, 60, "approved"), deletesAppPasswords(outside, 62), approved];
  await runCase(outside, { happenings });
  return shown(outside);
}

export const provenCase = () =>
  endedCase({}, (outside) => [decides(outside, 600, "approved"), deletesAppPasswords(outside, 700)]);

export const deniedCase = () => endedCase({}, (outside) => [decides(outside, 600, "denied")]);

export const lapsedCase = () => endedCase();

export const refusedCase = () =>
  endedCase({ subject: { roles: { direct: ["role"], throughGroups: [], eligible: [] } } });

export const containedOnlyCase = () => endedCase({ subject: { manager: null } });

/** Contained and approved; between the two the subject was given a role, which the second check finds. */
export const promotedCase = () =>
  endedCase({}, (outside) => [
    changesSubject(outside, 300, { roles: { direct: ["role"], throughGroups: [], eligible: [] } }),
    decides(outside, 600, "approved"),
  ]);

/** Proven but for the containment, which an earlier case of the same hour took on. */
export async function containedElsewhereCase(): Promise<ShownCase> {
  const outside = world();
  await runCase(outside, { happenings: [decides(outside, 60, "denied")] });
  const request = { ...outside.record.request, ticket: { id: "4712" } };
  const second = { ...outside, caseId: aCaseId(2) };
  await runCase(outside, {
    record: { ...outside.record, caseId: second.caseId, request },
    happenings: [decides(second, 100, "approved"), deletesAppPasswords(outside, 200)],
  });
  return shown(second);
}

/** Nothing strong is kept: asked; one pass handed over and unused, a second one being followed; registered in the end. */
export async function wayBackCases() {
  const outside = world({
    subject: {
      methods: [
        aMethod("microsoftAuthenticator", { id: "authenticator", isDefault: true }),
        aMethod("phone", { id: "mobile", phoneType: "mobile" }),
        aMethod("password"),
      ],
    },
  });
  const seen: ShownCase[] = [];
  const look = (afterSeconds: number): Happening => ({
    afterSeconds,
    happens: async () => {
      seen.push(await shown(outside));
    },
  });
  await runCase(outside, {
    happenings: [
      ...[look(120), decides(outside, 600, "approved"), look(1000)],
      ...[...handsOver(outside, 1200, { usedAfter: null }), look(6000)],
      ...[...handsOver(outside, 9000, { number: 2 }), look(9100)],
    ],
  });
  const [asked, ready, unused, handedOver] = seen;
  if (!asked?.approval || !ready || !unused || !handedOver) throw new Error("the run did not come that far");
  return {
    asked: { ...asked, approval: asked.approval },
    ready,
    unused,
    handedOver,
    ended: await shown(outside),
  };
}

async function shown(outside: World): Promise<ShownCase> {
  const view = await viewIn(outside, outside.caseId);
  const requests = await outside.approvals.ofCase(outside.caseId);
  const approval = requests.at(-1) ?? null;
  const decision = (approval && (await outside.approvals.decision(approval))) ?? null;
  const asked = await Promise.all(
    requests.map(async (one) => ({
      approval: one,
      decision: (await outside.approvals.decision(one)) ?? null,
      isApprover: false,
    })),
  );
  return { view, approval, decision, asked };
}
