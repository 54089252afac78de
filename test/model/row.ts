/** A row of the tables: a tenant, a ticket, what people do, and how that ends, said by hand. */
import type { TenantFile } from "../../sandbox/tenant/schema.ts";
import type { Tenant } from "../../sandbox/tenant/start-tenant.ts";
import { cast, organisation, personIn, quarantineGroup, type Method, type Person } from "./cast.ts";
import { happeningsOf } from "./happenings-of.ts";
import type { Doings } from "./rules/doings.ts";
import type { Case } from "./rules/case.ts";
import { situations } from "./rules/situations.ts";
import type { Script } from "./script.ts";

export interface Row {
  readonly name: string;
  readonly situation: string;
  /** How, and why or with which status: `completed verified`, `refused privileged-role`. */
  readonly ends: string;
  readonly tenant?: (file: TenantFile, subject: Person) => void;
  readonly requester?: string;
  readonly phoneName?: string;
  /** Since when the ticket says the phone is gone. */
  readonly lastInHand?: string;
  readonly protectedAccounts?: readonly string[];
  readonly protectedGroups?: readonly string[];
  /** The policy quarantines in this situation, and this is the answer when the end of it is asked for. */
  readonly lift?: Case["answer"] | undefined;
  /** `approved` unless said. */
  readonly answer?: Case["answer"];
  /** Whom the policy names beside the manager, unless said the cast's, and their answer, unless said the manager's. */
  readonly secondApprovers?: readonly string[];
  readonly secondAnswer?: Case["answer"];
  /** Somebody in the tenant changes between triage and answer. */
  readonly meanwhile?: { readonly who: string; readonly patch: Partial<Person> };
  /** What the subject registers soon after the case was opened. */
  readonly adds?: Method;
  readonly chooses?: Case["chooses"];
  readonly onRecord?: Case["onRecord"];
  /** Who comes for a pass, whom nobody expects, and what the policy wants passes to be like. */
  readonly pickUps?: Case["pickUps"];
  readonly strangerAfter?: number;
  readonly pass?: Case["pass"];
  /** The policy looks at the risk of accounts. */
  readonly stopsAtHighRisk?: true | undefined;
  /** An hour after the ticket; the subject must have some. */
  readonly areAppPasswordsDeleted?: true | undefined;
  readonly doings?: Doings;
}

const beforeTheAnswer = 30;
/** However often triage had to be tried. */
const afterTriage = 600;

export function caseOf(row: Row): Case {
  const { situation, phoneName, answer = "approved", areAppPasswordsDeleted = false, meanwhile } = row;
  const file = organisation(row.tenant);
  const quarantine = row.lift && { group: quarantineGroup, lift: row.lift };
  return {
    ...{
      situation,
      file,
      phoneName,
      answer,
      areAppPasswordsDeleted,
      quarantine,
      subject: cast.subject,
      adds: row.adds,
      doings: row.doings,
    },
    secondApprovers: row.secondApprovers ?? [cast.second],
    secondAnswer: row.secondAnswer,
    lastInHand: row.lastInHand,
    stopsAtHighRisk: row.stopsAtHighRisk,
    ...{
      onRecord: row.onRecord,
      chooses: row.chooses,
      pickUps: row.pickUps,
      strangerAfter: row.strangerAfter,
      pass: row.pass,
    },
    requester: row.requester ?? personIn(file, cast.requester).userPrincipalName,
    protectedAccounts: row.protectedAccounts ?? [],
    protectedGroups: row.protectedGroups ?? [],
    changed: meanwhile && changed(file, meanwhile),
  };
}

function changed(file: TenantFile, { who, patch }: NonNullable<Row["meanwhile"]>): TenantFile {
  const later = structuredClone(file);
  Object.assign(personIn(later, who), patch);
  return later;
}

/** What is played for the case. */
export function scriptOf(one: Case, meanwhile?: Row["meanwhile"]): Script {
  const { situation, phoneName, requester, protectedAccounts, protectedGroups } = one;
  const { quarantine, file, answer, subject, adds, doings, secondApprovers, secondAnswer, lastInHand } = one;
  const change = ({ changePerson }: Tenant) => meanwhile && changePerson(meanwhile.who, meanwhile.patch);
  const add = ({ changePerson }: Tenant) =>
    adds && changePerson(subject, { methods: [...personIn(file, subject).methods, adds] });
  return {
    file,
    request: {
      ...{ situation, requester, ticket: { id: "4711" } },
      subject: doings?.subject ?? personIn(file, subject).userPrincipalName,
      ...(phoneName === undefined ? {} : { phone: { name: phoneName } }),
      ...(lastInHand === undefined ? {} : { lastInHand }),
      ...(doings?.token === undefined ? {} : { token: { serial: doings.token } }),
    },
    policy: {
      ...{ protectedAccounts, protectedGroups, secondApprovers, securityContacts: [cast.security] },
      ...(one.pass && { pass: one.pass }),
      ...(one.stopsAtHighRisk && { stopsAtHighRisk: true }),
      ...(one.onRecord?.limits && { limits: one.onRecord.limits }),
      ...(quarantine && {
        quarantine: {
          groupId: quarantine.group,
          for: situations[situation]?.quarantines === "by-policy" ? [situation] : [],
        },
      }),
    },
    ...{ atDesk: one, onRecord: one.onRecord ?? {} },
    answers: { manager: answer, second: secondAnswer, lift: quarantine?.lift ?? "silence" },
    meanwhile: [
      ...(adds ? [{ afterSeconds: afterTriage, happens: add }] : []),
      ...(meanwhile ? [{ afterSeconds: beforeTheAnswer, happens: change }] : []),
      ...happeningsOf(one),
    ],
  };
}
