/** How a case must end where nothing fails, from the tenant's file, the ticket, and what people do. */
import { z } from "zod";
import { cast, personIn } from "../cast.ts";
import { appPasswordsInLog } from "./app-passwords.ts";
import { changedSince } from "./changed-since.ts";
import { deletable } from "./deletable.ts";
import { followedDefault } from "./followed-default.ts";
import { foretellNumber } from "./foretell-number.ts";
import { foretellRecreation } from "./foretell-recreation.ts";
import { foretellToken } from "./foretell-token.ts";
import type { Foretold } from "./foretold.ts";
import { gate } from "./gate.ts";
import { deletion } from "./kinds.ts";
import { frozenOnTheWay, heldBackBy, pullsBrake } from "./held-back.ts";
import { isEntryOfTheApp } from "./on-the-phone.ts";
import { oldPasses, passesTold } from "./pass.ts";
import type { Case } from "./case.ts";
import { planOf, type Plan } from "./plan.ts";
import { quarantineTold } from "./quarantine.ts";
import { shownAs } from "./shown-as.ts";
import { named, untouchable } from "./untouchable.ts";
import { weakestOf } from "./weakest-of.ts";
import { withMailbox } from "./with-mailbox.ts";

const isSwitchedOff = z.object({ isEnabled: z.literal(false) });

/** Situations that remove nothing and go ways of their own. */
const others: Readonly<Record<string, (one: Case) => Foretold>> = {
  "hardware-token-assign": foretellToken,
  "number-change": foretellNumber,
  "app-passwords-not-working": foretellRecreation,
};

export function foretell(one: Case): Foretold {
  if (isOfNobody(one))
    return {
      ...{ kind: "refused", codes: ["no-such-subject"], steps: [], status: "open", writes: [], mails: [] },
      ...{ left: personIn(one.file, one.subject).methods.map(shownAs), isQuarantined: false },
    };
  const other = others[one.situation];
  if (other) return other(one);
  const told = planOf(one, one.file).newPhoneFirst ? foretellNewPhone(one) : foretellTheRest(one);
  return pullsBrake(one)
    ? { ...told, mails: [...told.mails, ...withMailbox(one.file, [cast.security])] }
    : told;
}

/** The ticket names somebody whom the directory does not know. */
const isOfNobody = ({ file, doings }: Case): boolean => {
  const name = doings?.subject;
  return name !== undefined && !file.people.some((person) => named(person, name));
};

/** The subject adds the new phone, and with it there the case goes on as others do; the subject is told of each turn. */
function foretellNewPhone(one: Case): Foretold {
  const { subject, file, adds } = one;
  const whole = structuredClone(file);
  if (adds) personIn(whole, subject).methods.push(adds);
  const rest = foretellTheRest({ ...one, file: whole });
  if (rest.kind === "refused" && !one.changed) return rest;
  const told = withMailbox(file, [subject]);
  const isBlocked = planOf(one, file).problems.length > 0;
  const isSeen = !isBlocked && adds !== undefined && isEntryOfTheApp(adds);
  const look = `check-new-phone: ${isSeen ? "verified" : "open"}`;
  if (isSeen) return { ...rest, steps: [look, ...rest.steps], mails: [...told, ...rest.mails] };
  const left = personIn(isBlocked ? file : whole, subject).methods.map(shownAs);
  const ends = { kind: "stopped", status: "open", steps: [look], writes: [], left, isQuarantined: false };
  if (isBlocked) return { ...ends, codes: rest.codes, mails: told };
  return { ...ends, codes: ["new-phone-not-seen"], mails: [...told, ...told] };
}

function foretellTheRest(one: Case): Foretold {
  const { subject, file, changed = file } = one;
  const refusals = [...untouchable(file, one)];
  const left = personIn(changed, subject).methods.map(shownAs);
  const nothing = { steps: [], status: "open", writes: [], left, mails: [], isQuarantined: false };
  if (refusals.length > 0) return { kind: "refused", codes: refusals, ...nothing };

  const plan = planOf(one, file);
  const { contains, removes, quarantines } = plan;
  const problems = [...plan.problems, ...heldBackBy(one, plan)];
  const manager = personIn(file, subject).managerId ?? "";
  const { group, puts, takes, asks } = quarantineTold(one, quarantines, manager);
  const revoke = contains ? [`POST /v1.0/users/${subject}/revokeSignInSessions`] : [];
  const contained = [
    ...(contains ? ["revoke-sessions: verified"] : []),
    ...(quarantines ? [`quarantine: ${group === undefined ? "open" : "verified"}`] : []),
  ];
  const atOnce = {
    steps: contained,
    status: "open",
    writes: [...revoke, ...puts],
    left,
    isQuarantined: group !== undefined,
    mails: withMailbox(file, contains ? [subject] : []),
  };
  if (!removes) {
    const remembered = file.mfaServicePolicy?.["rememberMfaOnTrustedDevice"];
    const rest = isSwitchedOff.safeParse(remembered).success ? "not-applicable" : "open";
    const steps = [...contained, `check-remembered-devices: ${rest}`];
    return { kind: "completed", codes: [], ...atOnce, steps, status: weakestOf(steps) };
  }
  if (problems.length > 0) return { kind: "stopped", codes: problems, ...atOnce };

  const { kind, code, mails } = gate(one, plan, manager);
  const told = withMailbox(file, [...atOnce.mails, ...mails, subject, manager]);
  const untouched = { ...atOnce, mails: told, steps: [...contained, ...afterApproval(one, plan)] };
  if (code !== undefined) return { kind, codes: [code], ...untouched };
  const frozen = frozenOnTheWay(one);
  if (frozen) return { ...untouched, kind: "refused", codes: [frozen] };
  if (one.changed) {
    const end = changedSince([...untouchable(changed, one), ...planOf(one, changed).problems]);
    return { ...untouched, ...end, mails: [...told, ...end.mails] };
  }

  const person = personIn(file, subject);
  const atFirst = deletable(file, person, plan.goes);
  const { asksForAnother, later } = followedDefault(one, plan.goes, atFirst);
  const gone = [...atFirst, ...later];
  const stays = person.methods.filter((method) => !gone.includes(method));
  const isGone = gone.length === plan.goes.length;
  const passes = plan.handsOverPass ? passesTold(one, isGone) : undefined;
  // What was registered before the first proof may be anybody's, as far as that proof goes.
  const proof = isGone && (later.length === 0 || !passes?.left.length) ? "verified" : "open";
  const isRevokedLast = later.length === 0 || !passes?.made;
  const done = { proof, isRevokedLast, passes } as const;
  const steps = [...contained, ...afterApproval(one, plan, done)];
  const replaced = passes?.made ? oldPasses(file, subject) : [];
  const stayed = stays.filter(({ id }) => !replaced.includes(id)).map(shownAs);
  return {
    ...{ kind: "completed", codes: [], steps, status: weakestOf(steps) },
    mails: [
      ...told,
      ...(asksForAnother ? withMailbox(file, [subject]) : []),
      ...withMailbox(file, asks),
      ...(passes ? withMailbox(file, [manager, ...Array<string>(passes.made).fill(subject)]) : []),
    ],
    isQuarantined: group !== undefined && takes.length === 0,
    left: [...stayed, ...(passes?.left ?? []), ...(one.strangerAfter === undefined ? [] : ["stranger"])],
    writes: [
      ...revoke,
      ...puts,
      ...atFirst.map((method) => deletion(subject, method)).sort(),
      ...revoke,
      ...plan.devices.filter(({ isToldApart }) => isToldApart).map(({ id }) => `PATCH /v1.0/devices/${id}`),
      ...(passes?.writes ?? []),
      ...later.map((method) => deletion(subject, method)),
      ...(later.length > 0 && !passes?.made ? revoke : []),
      ...takes,
    ],
  };
}

interface Done {
  /** All removals are proven together, by lists that show none of them. */
  readonly proof: "verified" | "open";
  /** Nothing went after the last revocation. */
  readonly isRevokedLast: boolean;
  readonly passes: ReturnType<typeof passesTold> | undefined;
}

/** `done` absent: nothing of it was. */
function afterApproval(one: Case, plan: Plan, done?: Done): string[] {
  const proof = done?.proof;
  const passes = done?.passes ?? passesTold({ ...one, pickUps: [] }, false);
  const { contains, devices, followsAppPasswords, goes, handsOverPass, quarantines } = plan;
  const { lifted } = quarantineTold(one, quarantines, "");
  const unseen = proof && quarantines && lifted === "contained" ? "contained" : "open";
  const { areAllGone, isMadeSince } = appPasswordsInLog(one);
  const isAttested = one.doings?.attests && !isMadeSince;
  const closed = areAllGone ? "seen-in-audit" : isAttested ? "attested" : unseen;
  const appPasswords = proof ? closed : "open";
  return [
    ...goes.map(({ id }) => `remove-method ${id}: ${proof ?? "open"}`),
    ...(contains ? [`revoke-sessions after-removal: ${done?.isRevokedLast ? "verified" : "open"}`] : []),
    `check-methods-gone: ${proof ?? "open"}`,
    ...(followsAppPasswords ? [`check-app-passwords: ${appPasswords}`] : []),
    ...devices.map(
      ({ id, isToldApart }) => `disable-device ${id}: ${proof && isToldApart ? "verified" : "open"}`,
    ),
    ...(handsOverPass ? passes.steps : []),
    ...(quarantines ? [`lift-quarantine: ${proof ? lifted : "open"}`] : []),
  ];
}
