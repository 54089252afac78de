/** What the organisation decided: clocks, protected accounts, limits. Frozen into each case, with its hash. */
import { z } from "zod";
import { userId } from "./ids.ts";
import { quarantinable } from "./situation.ts";

/** What people can be told in: on pages, in mails and on tickets. */
export const language = z.enum(["ja", "en"]);
export type Language = z.infer<typeof language>;

const seconds = z.number().int().positive();

/** What a run can wait for: durable timers last six days at most, and each step's patience holds these. */
export const longest = {
  approvalSeconds: 5 * 86_400,
  followSeconds: 5 * 86_400,
  lookGapSeconds: 300,
  looks: 12,
  coolingOffSeconds: 86_400,
};

/** No limit can be higher: so many cases are kept count of. */
export const mostCounted = 200;

const limit = (cases: number, windowSeconds: number) =>
  z
    .strictObject({
      cases: z.number().int().positive().max(mostCounted).default(cases),
      windowSeconds: seconds.default(windowSeconds),
    })
    .prefault({});

const hour = 3600;
const month = 30 * 86_400;
/** Who may hand over a pass: signed-in operators, the subject's manager. */
const passHolder = z.enum(["operator", "manager"]);

/**
 * How a person's identity may be checked before a pass is handed over. Knowledge questions, a number given by the caller
 * and anything sent to the person's own mailbox are none.
 */
export const proofKind = z.enum([
  "call-back",
  "video-with-id",
  "in-person",
  "remaining-authenticator",
  "verified-id",
]);
export type ProofKind = z.infer<typeof proofKind>;

export const policy = z.strictObject({
  /** Named by whoever writes the policy; stands in the audit trail beside the hash. */
  version: z.string().min(1).max(40).default("default"),
  /** Language of tickets, and of mails to people whose language the directory does not tell. */
  language: language.default("ja"),
  /** Accounts that are never touched: break-glass and service accounts, by object id. */
  protectedAccounts: z.array(userId).default([]),
  /** Groups whose members, also through other groups, are never touched, by object id: service accounts, executives. */
  protectedGroups: z.array(z.guid().toLowerCase()).default([]),
  /** Who agrees beside the manager where two have to, by object id: the first who may, in this order. */
  secondApprovers: z.array(userId).default([]),
  /**
   * The group to which a Conditional Access policy ties what quarantined people may not do; absent: nobody is quarantined.
   * Beside the situations that always call for it, those named here do.
   */
  quarantine: z
    .strictObject({ groupId: z.guid().toLowerCase(), for: z.array(quarantinable).default([]) })
    .optional(),
  /** Whoever became somebody's manager within so many days approves nothing for them. */
  managerChangedDays: z.number().int().min(1).max(30).default(14),
  /**
   * Nobody is asked about a person whose phone number or mail address was changed within so many days, but for another number
   * and the end of a quarantine; 0: that is not looked at.
   */
  contactChangedDays: z.number().int().min(0).max(30).default(14),
  /**
   * A stolen phone may have been in other hands for so many hours before it was reported: what was registered since then is
   * not kept. Three days hold a phone that was missed on a Friday and reported on the Monday after.
   */
  outOfHandHours: z.number().int().min(1).max(720).default(72),
  /**
   * Nothing is removed from, and no pass handed to, an account at high risk, and neither where its risk cannot be read. Off
   * unless said: only tenants with Entra ID P2 are told the risk of their people.
   */
  stopsAtHighRisk: z.boolean().default(false),
  /** Who is told by mail of an attack, of a change after an approval and of the brake, by object id. */
  securityContacts: z.array(userId).max(20).default([]),
  /** So many cases in so many seconds; what is beyond is contained, and nothing is removed. */
  limits: z
    .strictObject({
      /** Repeats about one person: a phone is not lost every week. */
      subject: limit(3, month),
      requester: limit(20, hour),
      approver: limit(10, hour),
      /** Beyond it the brake is pulled: no case removes anything until a security officer lifts it. */
      tenant: limit(30, hour),
    })
    .prefault({}),
  /** The way back for somebody who has nothing left to sign in with: a Temporary Access Pass. */
  pass: z
    .strictObject({
      /** Brought within the tenant's own bounds. */
      lifetimeMinutes: z.number().int().min(10).max(1440).default(60),
      isUsableOnce: z.boolean().default(true),
      /** Empty: nobody may, so no pass is handed out. */
      handOverBy: z.array(passHolder).default(["operator", "manager"]),
      /** Given by whoever hands it over, at that moment, so that no proof grows old. */
      proofs: z
        .array(proofKind)
        .min(1)
        .default([...proofKind.options]),
    })
    .prefault({}),
  clocks: z
    .strictObject({
      /** Silence for this long is a denial. */
      approvalSeconds: seconds.max(longest.approvalSeconds).default(3600),
      /** Between the approval and what it allows, for the subject to say that it was not them; whole minutes, 0: none. */
      coolingOffSeconds: z.number().int().min(0).multipleOf(60).max(longest.coolingOffSeconds).default(0),
      /** At most three containments per subject in this window, so that forged tickets cannot torment anybody. */
      containmentWindowSeconds: seconds.default(3600),
      /** Between two looks at the method list; two clean looks in a row are the proof. */
      lookGapSeconds: seconds.max(longest.lookGapSeconds).default(10),
      /** Looks before the removal is left open. */
      looks: z.number().int().min(2).max(longest.looks).default(8),
      /** First look for the deletion of app passwords in the directory's audit log; then twice as long each time. */
      firstFollowSeconds: seconds.default(120),
      /** How long the case waits for what only a person can do. */
      followSeconds: seconds.max(longest.followSeconds).default(72 * 3600),
    })
    .prefault({}),
});
export type Policy = z.infer<typeof policy>;
