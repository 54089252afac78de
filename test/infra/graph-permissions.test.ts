/** The list of Graph permissions is exact: with it every situation runs, and with any one less some do not. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { HttpRequest } from "@azure/functions";
import { activities } from "../../functions/register-runbooks.ts";
import { registerPlanCase } from "../../functions/plan-case.http.ts";
import { guardsWanted } from "../../lib/domain/facts-wanted.ts";
import { userId } from "../../lib/domain/ids.ts";
import { policy } from "../../lib/domain/policy.ts";
import { situation, type Situation } from "../../lib/domain/situation.ts";
import { examine } from "../../scripts/doctor/examine.ts";
import { wordsEn } from "../../scripts/doctor/words-en.ts";
import { permissionList } from "../../scripts/doctor/permission-list.ts";
import { tenantFile, type TenantFile } from "../../sandbox/tenant/schema.ts";
import { people } from "../lib/adapters/graph/tenant-under-test.ts";
import { playSituation, quarantineGroup, type Note, type Played } from "../support/play-situation.ts";
import { aRequest } from "../support/records.ts";
import { answerOf, registeredHttp } from "../support/registered.ts";
import { tenantWorld } from "../support/tenant-world.ts";

const read = (path: string): string => readFileSync(join(__dirname, "../..", path), "utf8");
const list = permissionList(join(__dirname, "../.."));
const names = list.map(({ permission }) => permission);
const inEntra = list
  .filter(({ exchangeRole }) => exchangeRole === undefined)
  .map(({ permission }) => permission);
/** As the journal calls it. */
const rightOf = ({ permission, exchangeRole }: (typeof list)[number]) => exchangeRole ?? permission;

const doctorSettings = {
  ...{ graphUrl: null, identity: null, identityClientId: null, protectedAccounts: [] },
  quarantineGroup,
  stopsAtHighRisk: true,
};

/** The app is granted these and nothing else, and the subject is synced and has a method of every kind that a situation removes. */
const granted = (permissions: readonly string[]) => (file: TenantFile) => {
  for (const identity of file.identities) {
    identity.permissions = inEntra.filter((permission) => permissions.includes(permission));
    identity.sendsMailAs = permissions.includes("Mail.Send") ? [people.serviceDesk] : [];
  }
  const aiko = file.people.find(({ id }) => id === people.aiko);
  if (!aiko) throw new Error("Contoso has lost Aiko Tanaka");
  aiko.methods.push(...moreMethods);
  aiko.onPremisesSyncEnabled = true;
  aiko.onPremisesImmutableId = "8cLnHxqPzEu2ZzQ0v3k4bA==";
};

/** The same, but the subject has the app and nothing else. */
const withNothingLeft = (permissions: readonly string[]) => (file: TenantFile) => {
  granted(permissions)(file);
  const aiko = file.people.find(({ id }) => id === people.aiko);
  if (aiko)
    aiko.methods = aiko.methods.filter(({ "@odata.type": type }) => /password|icrosoftAuth/.test(type));
};

const method = (type: string, id: string, fields: object = {}) => ({
  ...{ "@odata.type": `#microsoft.graph.${type}AuthenticationMethod`, id },
  ...{ createdDateTime: "2025-06-03T04:00:00Z", lastUsedDateTime: null },
  ...fields,
});
const moreMethods: TenantFile["people"][number]["methods"] = [
  method("fido2", "passkey-in-app", {
    aaGuid: "de1e552d-db1d-4423-a619-566b625cdc84",
    passkeyType: "deviceBound",
  }),
  method("temporaryAccessPass", "pass", {
    ...{ isUsableOnce: true, lifetimeInMinutes: 43_200, startDateTime: "2026-11-20T09:00:00Z" },
  }),
  method("email", "3ddfcfc8-9383-446f-83cc-3ab9be4be18f", { emailAddress: "aiko@home.example" }),
  method("external", "c0ffee00-0000-4000-8000-000000000002", { displayName: "Other provider" }),
  method("qrCodePin", "c0ffee00-0000-4000-8000-000000000003"),
  method("platformCredential", "c0ffee00-0000-4000-8000-000000000004", { platform: "iOS" }),
  method("windowsHelloForBusiness", "c0ffee00-0000-4000-8000-000000000005", { createdDateTime: null }),
  method("hardwareOath", "c0ffee00-0000-4000-8000-000000000001"),
];

async function planACase(permissions: readonly string[]): Promise<Played> {
  const outside = await tenantWorld({}, granted(permissions));
  try {
    const registered = registeredHttp(() =>
      registerPlanCase({ ...outside, policy: policy.parse({ stopsAtHighRisk: true }) }),
    );
    const body = { string: JSON.stringify(aRequest({ subject: people.aiko, requester: people.ken })) };
    const url = "http://127.0.0.1:7071/api/cases";
    const request = new HttpRequest({ method: "POST", url, query: { dryRun: "true" }, body });
    const { status } = await answerOf(registered, request);
    const notes = outside.graph.journal().map((entry) => ({ ...entry, by: "plan-case" }));
    return { situation: "plan-case", ended: status, notes };
  } finally {
    await outside.stop();
  }
}

async function seeTheDoctor(permissions: readonly string[]): Promise<Played> {
  const outside = await tenantWorld({}, granted(permissions));
  try {
    const { client } = outside.graph;
    const settings = { ...doctorSettings, mailSender: people.serviceDesk };
    const findings = await examine({ client, list, held: permissions, settings });
    const notes = outside.graph.journal().map((entry) => ({ ...entry, by: "doctor" }));
    return { situation: "doctor", ended: findings.map(({ status }) => status), notes };
  } finally {
    await outside.stop();
  }
}

const aPass = "a lost phone with nothing left";
const anAttack = "a lost phone that the approver takes for an attack";

const plays: Record<string, (permissions: readonly string[]) => Promise<Played>> = {
  ...Object.fromEntries(
    situation.options.map((name: Situation) => [
      name,
      (permissions: readonly string[]) => playSituation(name, granted(permissions)),
    ]),
  ),
  [aPass]: async (permissions) => ({
    ...(await playSituation("lost-phone", withNothingLeft(permissions), { handsOver: true })),
    situation: aPass,
  }),
  [anAttack]: async (permissions) => ({
    ...(await playSituation("lost-phone", granted(permissions), { answer: "attack" })),
    situation: anAttack,
  }),
  "plan-case": planACase,
  doctor: seeTheDoctor,
};

/** The shortest first, since each permission is tried on the first that needs it. */
const whole: Played[] = [];
beforeAll(async () => {
  for (const play of Object.values(plays)) whole.push(await play(names));
  whole.sort((one, other) => one.notes.length - other.notes.length);
}, 120_000);

/** The activities, and what is done at a desk, whose source calls `stillAllowed`. */
const asksWhetherAllowed = (): string[] =>
  ["activities", "desk"].flatMap((folder) =>
    readdirSync(join(__dirname, "../../orchestrations", folder))
      .filter((file) => read(`orchestrations/${folder}/${file}`).includes("stillAllowed("))
      .map((file) => file.replace(/(\.activity)?\.ts$/, "")),
  );

const asked = ({ by, method: verb, path }: Note) => `${by}: ${verb} ${path}`;
/** What was refused or shortened, in words for whoever has to mend the list. */
const refusals = ({ situation: name, notes }: Played) =>
  notes.flatMap((note) =>
    (note.lacked ?? []).map(
      (anyOf) =>
        `${name}, ${asked(note)} needs ${anyOf.join(" or ")}: add it to infra/graph-permissions.json`,
    ),
  );
/** Requests that nothing but this right let in. */
const restingOn = (right: string, { notes }: Played) =>
  notes.filter(({ restedOn = [] }) => restedOn.some((held) => held.join() === right));

test("with the listed permissions every situation comes to its end and nothing is refused", () => {
  expect(whole.flatMap(refusals)).toEqual([]);
  for (const { situation: name, ended } of whole)
    if (situation.safeParse(name).success)
      expect([name, ended]).toMatchObject([name, [{ kind: "completed" }, {}]]);
});

test("each line of the list names everything that needs it, and nothing that is not there", () => {
  const known = [
    "doctor",
    "plan-case",
    "hand-over-pass",
    "enter-number",
    ...activities.map(({ name }) => name),
  ];
  const wrong = list.map((entry) => {
    const { permission, neededBy } = entry;
    const by = whole.flatMap((played) => restingOn(rightOf(entry), played)).map((note) => note.by);
    const missing = [...new Set(by)].filter((name) => !neededBy.includes(name)).sort();
    return { permission, missing, notThere: neededBy.filter((name) => !known.includes(name)) };
  });
  expect(wrong.filter(({ missing, notThere }) => missing.length + notThere.length > 0)).toEqual([]);
});

/** What passed the guards counts for a while, so that who else would read it again does not show in a short run. */
test("whatever asks whether it is still allowed stands in each line that this reading rests on", async () => {
  const outside = await tenantWorld({}, granted(names));
  try {
    const request = aRequest({ subject: people.aiko, requester: people.ken });
    const wanted = guardsWanted(policy.parse({ stopsAtHighRisk: true }));
    await outside.directory.facts(userId.parse(people.aiko), request, wanted);
    const notes = outside.graph.journal().map((entry) => ({ ...entry, by: "guards" }));
    const lines = list.filter(
      (entry) => restingOn(rightOf(entry), { situation: "", ended: null, notes }).length > 0,
    );
    expect(lines.map(({ permission }) => permission)).toContain("RoleManagement.Read.Directory");
    const asking = asksWhetherAllowed();
    expect(asking).toEqual(expect.arrayContaining(["assign-token", "enter-number", "remove-method"]));
    const missing = lines.flatMap(({ permission, neededBy }) =>
      asking.filter((name) => !neededBy.includes(name)).map((name) => `${permission}: ${name}`),
    );
    expect(missing).toEqual([]);
  } finally {
    await outside.stop();
  }
});

test.each(list)("without $permission something is refused, for it is not one too many", async (entry) => {
  const played = whole.find((candidate) => restingOn(rightOf(entry), candidate).length > 0);
  if (!played) throw new Error(`no request needed ${entry.permission}: take it off the list`);
  const rest = names.filter((name) => name !== entry.permission);
  const less = await plays[played.situation]?.(rest);
  expect(less?.notes.flatMap(({ lacked = [] }) => lacked.flat())).toContain(entry.permission);
});

test.each([
  ["AuditLog.Read.All", "manager-change-unread", wordsEn.problems["audit-log-refused"]],
  ["IdentityRiskyUser.Read.All", "user-risk-unread", wordsEn.problems["risk-refused"]],
] as const)(
  "without %s nobody is asked to approve, as the doctor says: %s",
  async (permission, code, told) => {
    const rest = names.filter((name) => name !== permission);
    const { ended, notes } = await playSituation("lost-phone", granted(rest));
    expect(ended).toMatchObject([{ code }, {}]);
    expect(notes.map(({ by }) => by)).not.toContain("send-approval-mail");
    expect(told.then).toContain(code);
  },
);

test("the sandbox grants what the list says, and the README tells to grant it", () => {
  const { identities } = tenantFile.parse(JSON.parse(read("sandbox/tenant/contoso.json")));
  expect(identities[0]?.permissions).toEqual(inEntra);
  const readme = read("README.md");
  expect(names.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  const told = [
    ...readme.matchAll(
      /`([A-Z][A-Za-z]+(?:-[A-Za-z]+)?\.(?:[A-Za-z]+\.)?(?:All|Directory|Send|AuthenticationMethod))`/g,
    ),
  ];
  expect(told.map(([, name]) => name).filter((name) => !names.includes(name ?? ""))).toEqual([]);
});

test("every port that the app puts on Graph is put on the tenant here too", () => {
  const ports = [...read("functions/main.ts").matchAll(/\b(graph[A-Z]\w+)\(client/g)].map(
    ([, name]) => name ?? "",
  );
  expect(ports).toContain("graphDirectory");
  const world = read("test/support/ports-on-graph.ts");
  expect(ports.filter((name) => !world.includes(`${name}(client`))).toEqual([]);
});
