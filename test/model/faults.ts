/** Everything that a tenant file can be told to get wrong, and each choice that the documents leave open. */
import type { TenantFile } from "../../sandbox/tenant/schema.ts";
import { cast, quarantineGroup } from "./cast.ts";
import { requestsMade, type RequestMade } from "./requests-made.ts";

export interface Fault {
  readonly name: string;
  readonly apply: (file: TenantFile) => void;
  /** The product waits it out: the case ends as if nothing had been wrong, also with another such fault. */
  readonly isWaitedOut: boolean;
  /** Nothing else it touches, or what it makes look different; absent: every situation makes requests that it touches. */
  readonly touches?: RequestMade;
}

/** Only a situation that makes a request which the fault touches can tell it from no fault at all. */
export const meets = (situation: string, { touches }: Fault): boolean =>
  touches === undefined || requestsMade[touches].madeIn.some((one) => one === situation);

type Faults = TenantFile["faults"];
type Variants = TenantFile["variants"];

const any = "^/(v1.0|beta)/";
const lists = `/users/${cast.subject}/authentication/methods$`;
const typed = `/users/${cast.subject}/authentication/[a-zA-Z0-9]+Methods`;
const revocation = "/revokeSignInSessions$";
const mail = "/sendMail$";
const mobile = "3179e48a-750b-4051-897c-87b9720928f7";

const lag = (change: Partial<Faults["readLagSeconds"]>) => (file: TenantFile) => {
  Object.assign(file.faults.readLagSeconds, change);
};
const throttle =
  (...rules: Faults["throttle"]) =>
  (file: TenantFile) => {
    file.faults.throttle.push(...rules);
  };
const fail =
  (...rules: Faults["serverErrors"]) =>
  (file: TenantFile) => {
    file.faults.serverErrors.push(...rules);
  };
const lose =
  (...rules: Faults["lostAnswer"]) =>
  (file: TenantFile) => {
    file.faults.lostAnswer.push(...rules);
  };
const returns = (methodId: string, afterSeconds: number) => (file: TenantFile) => {
  file.faults.reappears.push({ methodId, afterSeconds });
};
const variant = (change: Partial<Variants>) => (file: TenantFile) => {
  Object.assign(file.variants, change);
};
const made =
  (isWaitedOut: boolean) =>
  (name: string, apply: Fault["apply"], touches?: RequestMade): Fault => ({
    ...{ name, apply, isWaitedOut },
    ...(touches && { touches }),
  });
const waitedOut = made(true);
const felt = made(false);

/** Of requests that register something. */
const added = `/users/${cast.subject}/authentication/(phone|hardwareOath)Methods(/[^/]+)?$`;

export const faults: readonly Fault[] = [
  waitedOut("every answer takes its time", (file) => {
    file.faults.latencyMs = 1;
  }),
  waitedOut(
    "every twenty-ninth request is throttled",
    throttle({ path: any, everyNth: 29, retryAfterSeconds: 2 }),
  ),
  felt(
    "deletions are throttled for long",
    throttle({ path: typed, method: "DELETE", first: 9, retryAfterSeconds: 400 }),
    "deletion",
  ),
  waitedOut("the first requests meet a failing server", fail({ path: any, status: 503, first: 2 })),
  felt("revocations always fail", fail({ path: revocation, status: 500, first: 999 }), "revocation"),
  felt(
    "the number's deletion always fails",
    fail({ path: mobile, status: 504, first: 999 }),
    "write to the number",
  ),
  waitedOut("mail always fails", fail({ path: mail, status: 503, first: 999 })),
  waitedOut("the answer to a revocation is lost", lose({ path: revocation, first: 1 }), "revocation"),
  waitedOut(
    "all answers to deletions are lost",
    lose({ path: typed, method: "DELETE", first: 999 }),
    "deletion",
  ),
  waitedOut("the answer to a list is lost", lose({ path: lists, first: 1 })),
  waitedOut("methods are read as they were a little ago", lag({ methods: 25 }), "change of methods"),
  felt("methods are read as they were long ago", lag({ methods: 900 }), "change of methods"),
  waitedOut(
    "sessions are read as they were a little ago",
    lag({ signInSessionsValidFrom: 20 }),
    "revocation",
  ),
  felt("sessions are read as they were long ago", lag({ signInSessionsValidFrom: 900 }), "revocation"),
  waitedOut(
    "groups and devices are read as they were",
    lag({ groupMembers: 30, devices: 30 }),
    "change of a group",
  ),
  waitedOut(
    "the audit log is late",
    (file) => {
      file.faults.auditDelaySeconds = 1200;
    },
    "look into the audit log",
  ),
  felt(
    "the deletion of a token does nothing",
    (file) => {
      file.faults.deleteDoesNothing.push("codes");
    },
    "deletion of the token",
  ),
  felt(
    "nobody is put into a group or taken out",
    (file) => {
      file.faults.membershipStays.push(quarantineGroup);
    },
    "change of a group",
  ),
  felt("the number is back at once", returns(mobile, 2), "deletion of the number"),
  felt("the token is back a little later", returns("codes", 15), "deletion of the token"),
  felt("the app's entry is back a day later", returns("app", 86_400), "deletion of the app's entry"),
  waitedOut("anything holds the default", variant({ defaultHeldBy: "any-other-method" }), "deletion"),
  waitedOut(
    "nothing holds the default, lists come in short pages",
    variant({ defaultHeldBy: "nothing", pageSize: 5 }),
  ),
  waitedOut(
    "the other words, codes and answers",
    variant({
      ...{
        defaultDeleteRefusal: "matches-current-default",
        mobileWithAlternate: "refused",
        phoneClash: "conflict",
      },
      ...{ phoneUpdate: "with-body", mfaServicePolicyRefusal: "forbidden", passOutsidePolicy: "created" },
    }),
  ),
  waitedOut(
    "the answers to the first changes are lost",
    lose({ path: added, method: "POST", first: 1 }, { path: added, method: "PATCH", first: 1 }),
    "registration",
  ),
  felt(
    "changes always fail",
    fail(
      { path: added, method: "POST", status: 503, first: 999 },
      { path: added, method: "PATCH", status: 503, first: 999 },
    ),
    "registration",
  ),
  felt(
    "a number stays a credential of its own",
    (file) => {
      file.smsSignInPolicy.state = "enabled";
      fail({ path: "/disableSmsSignIn$", status: 500, first: 999 })(file);
    },
    "registration of a number",
  ),
  felt(
    "groups and devices are read as they were long ago, and the audit log is later still",
    (file) => {
      lag({ groupMembers: 900, devices: 900 })(file);
      file.faults.auditDelaySeconds = 100 * 86_400;
    },
    "change of a group",
  ),
  felt(
    "a number becomes a credential, and lists mask it",
    (file) => {
      file.smsSignInPolicy.state = "enabled";
      variant({ phoneNumbers: "masked" })(file);
    },
    "registration of a number",
  ),
  felt(
    "the audit log is never shown",
    fail({ path: "/auditLogs/", status: 503, first: 999 }),
    "look into the audit log",
  ),
];
