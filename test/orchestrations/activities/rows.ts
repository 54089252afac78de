/** Every activity with what it needs, and how it ends. */
import { aMethod, demoMethods, manager, second, subject } from "../../support/builders.ts";
import { runActivity } from "../../support/run-activity.ts";
import { approvedByTwoIn, approvedIn } from "../../support/approved-in.ts";
import { approvalOpen, handedOver, tokenHeld, tokenRequest } from "../../support/prepared.ts";
import type { world } from "../../support/world.ts";
import { type World } from "../../support/world.ts";

export interface Row {
  readonly name: string;
  readonly input?: object;
  readonly of?: Parameters<typeof world>[0];
  readonly prepare?: (outside: World) => unknown;
  readonly status: string;
  /** What a second try does again after the first one's `end` was lost; nothing unless said. */
  readonly repeats?: "a mail" | "a comment" | "a revocation";
}

const authenticator = demoMethods()[1] ?? aMethod("microsoftAuthenticator");
const triaged = async (outside: World) => {
  await runActivity(outside, "triage-case", { caseId: outside.caseId, key: "triage" });
  return (await outside.cases.get(outside.caseId))?.triage?.factsHash;
};

export const rows: readonly Row[] = [
  { name: "load-case", status: "read" },
  { name: "triage-case", status: "recorded" },
  {
    name: "revoke-sessions",
    input: { subject, windowSeconds: 3600 },
    ...{ status: "verified", repeats: "a revocation" },
  },
  {
    name: "open-approval",
    input: {
      ...{ subject, approver: manager, stage: "manager", factsHash: "f", expiresAt: "2026-11-21T10:00:00Z" },
      instanceId: "x:ask-approval",
    },
    status: "recorded",
  },
  {
    name: "send-approval-mail",
    input: { subject, approver: manager, stage: "manager" },
    prepare: approvalOpen,
    ...{ status: "accepted", repeats: "a mail" },
  },
  {
    name: "settle-approval",
    input: { subject, stage: "manager", isTimeUp: true },
    prepare: approvalOpen,
    status: "recorded",
  },
  { name: "find-held-default", input: { subject }, prepare: triaged, status: "read" },
  {
    name: "assign-token",
    of: { request: tokenRequest },
    input: { subject, carry: { looks: 1 } },
    prepare: (outside) => tokenHeld(outside, false),
    status: "verified",
  },
  {
    name: "check-token-activated",
    of: { request: tokenRequest },
    input: { subject, firstLookSeconds: 120, followSeconds: 3600 },
    prepare: (outside) => tokenHeld(outside, true),
    status: "verified",
  },
  {
    name: "check-new-phone",
    of: { request: { situation: "new-phone" } },
    input: {
      ...{ subject, gapSeconds: 10, firstLookSeconds: 120, followSeconds: 3600 },
      carry: { waited: 0, looks: 1, seen: ["microsoftAuthenticator.new"] },
    },
    prepare: async (outside) => {
      await triaged(outside);
      const methods = [...demoMethods(), aMethod("microsoftAuthenticator", { id: "new" })];
      outside.directory.change(subject, { methods });
    },
    status: "verified",
  },
  { name: "recheck-case", input: { subject }, prepare: triaged, status: "read" },
  {
    name: "remove-method",
    input: { subject, method: { ...authenticator, isDefault: false } },
    prepare: async (outside) => {
      outside.directory.change(subject, {
        methods: demoMethods().map((method) => ({ ...method, isDefault: false })),
      });
      await approvedIn(outside);
    },
    status: "accepted",
  },
  {
    name: "check-methods-gone",
    input: {
      ...{ subject, gapSeconds: 10, looks: 8 },
      carry: { cleanLists: 1, looks: 1, requestIds: ["first"] },
    },
    prepare: async (outside) => {
      await triaged(outside);
      outside.directory.change(subject, { methods: demoMethods().filter(({ id }) => id === "key") });
    },
    status: "verified",
  },
  {
    name: "check-app-passwords",
    input: { subject, firstLookSeconds: 120, followSeconds: 3600 },
    prepare: ({ directory }) => directory.addAuditRow(subject, "delete application password FOR user"),
    status: "seen-in-audit",
  },
  {
    name: "quarantine",
    input: { subject, windowSeconds: 3600 },
    status: "verified",
  },
  {
    name: "disable-device",
    input: { subject, deviceId: "phone" },
    of: {
      request: { situation: "stolen-phone" },
      subject: { methods: [authenticator, aMethod("fido2", { isSecurityKey: true })] },
    },
    prepare: async (outside) => {
      outside.directory.add(second, "Nobu Kato");
      outside.directory.registered.push({ id: "phone", name: "Pixel", platform: "mobile", isEnabled: true });
      await approvedByTwoIn(outside);
    },
    status: "verified",
  },
  {
    name: "check-recreation",
    input: { subject, firstLookSeconds: 120, followSeconds: 3600 },
    prepare: ({ clock, directory }) => {
      directory.addAuditRow(subject, "Delete application password for user");
      clock.advance(1);
      directory.addAuditRow(subject, "Create application password for user");
    },
    status: "seen-in-audit",
  },
  { name: "check-remembered-devices", input: { subject }, status: "open" },
  { name: "read-mfa-hints", input: { subject }, status: "read" },
  { name: "check-quarantine", input: { subject }, status: "read" },
  {
    name: "lift-quarantine",
    input: { subject, isAgreed: true, carry: { requestId: null, looks: 1, isTakingOut: true } },
    prepare: async (outside) => {
      const { caseId } = outside;
      const put = { caseId, key: `${caseId}:quarantine:s`, subject, windowSeconds: 3600 };
      await runActivity(outside, "quarantine", put);
      await approvedIn(outside, { approval: { stage: "lift" } });
    },
    status: "verified",
  },
  {
    name: "offer-pass",
    input: { subject, until: "2026-11-24T09:00:00.000Z" },
    prepare: approvedIn,
    status: "recorded",
  },
  { name: "look-for-number", input: { subject }, status: "read" },
  {
    name: "look-for-pick-up",
    input: { subject, number: 1 },
    prepare: handedOver,
    status: "read",
  },
  {
    name: "await-strong-method",
    input: { subject, number: 1, until: "2026-11-21T10:00:00.000Z", firstLookSeconds: 60 },
    prepare: async (outside) => {
      await handedOver(outside);
      outside.passes.use(subject, outside.passes.codes[0] ?? "");
    },
    status: "verified",
  },
  {
    name: "take-back-pass",
    input: {
      subject,
      number: 1,
      gapSeconds: 10,
      looks: 4,
      carry: { removed: [], requestIds: [], cleanLists: 1, looks: 1 },
    },
    prepare: async (outside) => {
      await handedOver(outside);
      outside.passes.use(subject, outside.passes.codes[0] ?? "");
    },
    status: "verified",
  },
  {
    name: "notify-person",
    input: { subject, to: subject, turn: "contained", code: null },
    ...{ status: "accepted", repeats: "a mail" },
  },
  {
    ...{ name: "record-objection", status: "recorded", prepare: approvedIn },
    input: { objectedAt: "2026-11-21T09:00:00.000Z" },
  },
  { name: "check-profile", input: { subject, stage: "manager" }, status: "read" },
  { name: "warn-security", input: { to: manager, code: "attack" }, status: "accepted", repeats: "a mail" },
  { name: "tell-ticket", input: { turn: "opened", code: null }, status: "accepted", repeats: "a comment" },
  { name: "close-case", input: { ending: { kind: "completed", code: null } }, status: "recorded" },
];
