/** Everything outside a run, in memory: the demo subject who lost a phone, the requester, the manager, and an open case. */
import type { CaseRecord } from "../../lib/domain/case-record.ts";
import { caseView, type CaseView } from "../../lib/domain/case-view.ts";
import type { CaseId, UserId } from "../../lib/domain/ids.ts";
import { policy } from "../../lib/domain/policy.ts";
import type { RemediationRequest } from "../../lib/domain/remediation-request.ts";
import type { Links } from "../../lib/ports/links.ts";
import { demoMethods, manager, requester, subject } from "./builders.ts";
import { MemoryApprovals } from "./fakes/memory-approvals.ts";
import { MemoryAuditLog } from "./fakes/memory-audit-log.ts";
import { MemoryBrakes } from "./fakes/memory-brakes.ts";
import { MemoryCaseStore } from "./fakes/memory-case-store.ts";
import { MemoryContainments } from "./fakes/memory-containments.ts";
import { MemoryDevices } from "./fakes/memory-devices.ts";
import { type Account, MemoryDirectory } from "./fakes/memory-directory.ts";
import { MemoryHardwareTokens } from "./fakes/memory-hardware-tokens.ts";
import { MemoryHints } from "./fakes/memory-hints.ts";
import { MemoryIntake } from "./fakes/memory-intake.ts";
import { MemoryMailer } from "./fakes/memory-mailer.ts";
import { MemoryPasses } from "./fakes/memory-passes.ts";
import { MemoryPhoneNumbers } from "./fakes/memory-phone-numbers.ts";
import { MemoryQuarantine } from "./fakes/memory-quarantine.ts";
import { MemoryTickets } from "./fakes/memory-tickets.ts";
import { MemoryVelocity } from "./fakes/memory-velocity.ts";
import { VirtualClock } from "./fakes/virtual-clock.ts";
import { aCaseId, aCaseRecord, aRequest } from "./records.ts";

interface Change {
  readonly caseId?: CaseId;
  readonly request?: Partial<RemediationRequest>;
  readonly source?: string;
  readonly policy?: Parameters<typeof policy.parse>[0];
  readonly subject?: Partial<Account>;
  readonly clock?: VirtualClock;
}

export type World = ReturnType<typeof world>;

export function world(change: Change = {}) {
  const { clock = new VirtualClock() } = change;
  const directory = new MemoryDirectory(clock, [
    anAccount(subject, "hanako@example.com", "Hanako Sato", { ...ofSubject(), ...change.subject }),
    anAccount(requester, "taro@example.com", "Taro Suzuki"),
    anAccount(manager, "jiro@example.com", "Jiro Tanaka"),
  ]);
  const cases = new MemoryCaseStore();
  const quarantine = new MemoryQuarantine(clock);
  const intake = new MemoryIntake();
  const record: CaseRecord = {
    ...aCaseRecord(change.caseId ?? aCaseId()),
    source: change.source ?? "desk",
    openedAt: clock.now().toISOString(),
    request: aRequest(change.request),
    policy: policy.parse(change.policy ?? {}),
  };
  const links: Links = {
    at: (turn, id) => `https://mfa.example.com/cases/${id}${pathAt[turn] ?? ""}`,
    objection: (id) => `https://mfa.example.com/cases/${id}/objection`,
    approval: (id) => `https://mfa.example.com/approvals/${id}`,
  };
  return {
    ...{ clock, directory, cases, intake, links, record, caseId: record.caseId },
    approvals: new MemoryApprovals(),
    protectedAccounts: new Array<UserId>(),
    protectedGroups: new Array<string>(),
    audit: new MemoryAuditLog(clock),
    brakes: new MemoryBrakes(),
    containments: new MemoryContainments(clock),
    devices: new MemoryDevices(directory),
    hardwareTokens: new MemoryHardwareTokens(directory),
    hints: new MemoryHints(directory),
    quarantineTurns: new MemoryContainments(clock),
    ...{ quarantine, quarantineOf: () => quarantine },
    mailer: new MemoryMailer(),
    passes: new MemoryPasses(clock, directory),
    ...{ phoneNumbers: new MemoryPhoneNumbers(), pause: () => Promise.resolve() },
    tickets: new MemoryTickets(),
    velocity: new MemoryVelocity(clock),
  };
}

const pathAt: Partial<Record<string, string>> = { "pass-ready": "/pass", "number-wanted": "/number" };

/** Stores the case, as the intake does before it starts the run. */
export async function openIn(
  { cases, intake }: Pick<World, "cases" | "intake">,
  record: CaseRecord,
): Promise<void> {
  await cases.create(record);
  intake.hold(record.caseId, record.request, record.source);
}

/** The case as its page would show it now. */
export async function viewIn(
  { audit, cases }: Pick<World, "audit" | "cases">,
  caseId: CaseId,
): Promise<CaseView> {
  const record = await cases.get(caseId);
  if (!record) throw new Error(`${caseId} has no record`);
  return caseView(record, await audit.entries(caseId));
}

const anAccount = (id: UserId, upn: string, name: string, change: Partial<Account> = {}): Account => ({
  ...{ id, upn, name, accountEnabled: true, isExternal: false, isManagementRestricted: false },
  ...{ roles: { direct: [], throughGroups: [], eligible: [] }, roleAssignableGroups: [] },
  ...{ groups: [], isSynced: false, mfaBy: "entra", isAtHighRisk: false, reportsTo: [] },
  ...{ manager: null, managerKind: "user", methods: [], unknownMethodTypes: [], labels: {} },
  sessionsValidFrom: "2026-01-05T00:00:00.000Z",
  ...change,
});

const ofSubject = (): Partial<Account> => ({
  manager,
  methods: demoMethods(),
  labels: { "microsoftAuthenticator.authenticator": "Hanako's iPhone", "fido2.key": "blue key" },
});
