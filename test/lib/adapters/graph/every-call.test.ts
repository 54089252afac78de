/** What holds for each call of each port that stands on Graph; a port's method without a line here does not compile. */
import { Secret } from "../../../../lib/domain/secret.ts";
import type { UserId } from "../../../../lib/domain/ids.ts";
import { portsOnGraph } from "../../../support/ports-on-graph.ts";
import { world } from "../../../support/world.ts";
import { startScriptedGraph, type Asked, type Scripted, type ScriptedGraph } from "./scripted-graph.ts";
import { newsOf } from "../../../../lib/domain/news-of.ts";

type Ports = ReturnType<typeof portsOnGraph>;
type Calls = {
  readonly [Name in Exclude<keyof Ports, "quarantineOf">]: Readonly<
    Record<keyof Ports[Name], (port: Ports[Name], id: string) => Promise<unknown>>
  >;
};

const since = "2026-11-21T09:00:00.000Z";
const number = new Secret("+81 8012345678");
/** Whatever comes in from outside as an id: a path segment and a part of a query each take it as one piece. */
const user = (id: string) => id as UserId;

const calls: Calls = {
  devices: { disable: (port, id) => port.disable(id), state: (port, id) => port.state(id) },
  directory: {
    resolve: (port, id) => port.resolve(id),
    facts: (port, id) =>
      port.facts(
        user(id),
        { requester: id, phone: { name: "phone" }, token: { serial: id } },
        { secondApprovers: [user(id)], devices: true, risk: true },
      ),
    methods: (port, id) => port.methods(user(id)),
    deleteMethod: (port, id) => port.deleteMethod(user(id), { id, type: "fido2", isDefault: false }),
    revokeSessions: (port, id) => port.revokeSessions(user(id)),
    sessionsValidFrom: (port, id) => port.sessionsValidFrom(user(id)),
    profileChanges: (port, id) => port.profileChanges(user(id), since),
    auditRows: (port, id) => port.auditRows(user(id), "any", since),
  },
  hardwareTokens: { find: (port, id) => port.find(id), assign: (port, id) => port.assign(user(id), id) },
  hints: {
    perUserMfaState: (port, id) => port.perUserMfaState(user(id)),
    mfaService: (port) => port.mfaService(),
    creations: (port, id) => port.creations(user(id), since),
  },
  mailer: {
    send: (port, id) => {
      const { record, caseId } = world();
      const news = newsOf("opened", record, [], { link: "https://mfa.example.com/", code: null });
      return port.send({ to: user(id), caseId, key: "key", news });
    },
  },
  passes: {
    policyFor: (port, id) => port.policyFor(user(id)),
    list: (port, id) => port.list(user(id)),
    mint: (port, id) => port.mint(user(id), { lifetimeMinutes: 60, isUsableOnce: true }),
    remove: (port, id) => port.remove(user(id), id),
  },
  phoneNumbers: {
    list: (port, id) => port.list(user(id)),
    add: (port, id) => port.add(user(id), "mobile", number),
    change: (port, id) => port.change(user(id), "mobile", number),
    turnOffSmsSignIn: (port, id) => port.turnOffSmsSignIn(user(id), "mobile"),
  },
};
type OfGroup = ReturnType<Ports["quarantineOf"]>;
const ofGroups: Readonly<Record<keyof OfGroup, (port: OfGroup, id: string) => Promise<unknown>>> = {
  add: (port, id) => port.add(user(id)),
  remove: (port, id) => port.remove(user(id)),
  holds: (port, id) => port.holds(user(id)),
};

type Call = (ports: Ports, id: string) => Promise<unknown>;
const every: [string, Call][] = [
  ...Object.entries(calls).flatMap(([name, methods]) =>
    Object.entries(methods as Record<string, (port: unknown, id: string) => Promise<unknown>>).map(
      ([method, call]): [string, Call] => [
        `${name}.${method}`,
        (ports, id) => call(ports[name as keyof Ports], id),
      ],
    ),
  ),
  ...Object.entries(ofGroups).map(([method, call]): [string, Call] => [
    `quarantine.${method}`,
    (ports, id) => call(ports.quarantineOf(id), id),
  ]),
];

const plain = "59ba1b0d-5c90-4158-a909-406c2e416788";
const sender = "33c6a5a5-b2b1-40da-8f65-92a5a30abf65" as UserId;

/** An answer that every call can go on from: an empty list, and somebody with everything that is asked about people. */
const anything = {
  value: [],
  ...{ id: plain, displayName: "A", userPrincipalName: plain, accountEnabled: true, mail: "a@b.example" },
  ...{ preferredLanguage: null, externalUserState: null, identities: [], isManagementRestricted: null },
  ...{ onPremisesSyncEnabled: null, onPremisesImmutableId: null, isAssignableToRole: null, manager: null },
  ...{ "@odata.type": "#microsoft.graph.user", signInSessionsValidFromDateTime: since },
  ...{ userPreferredMethodForSecondaryAuthentication: null, perUserMfaState: "disabled" },
  ...{ state: "enabled", includeTargets: [], excludeTargets: [], isUsableOnce: false },
  ...{ minimumLifetimeInMinutes: 10, maximumLifetimeInMinutes: 480, defaultLifetimeInMinutes: 60 },
  ...{ temporaryAccessPass: "code", startDateTime: since, lifetimeInMinutes: 60 },
};

let graph: ScriptedGraph | undefined;
afterEach(() => graph?.stop());

async function made(call: Call, answer: (asked: Asked) => Scripted, id = plain, timeLimitMs = 5000) {
  graph = await startScriptedGraph(answer, { timeLimitMs });
  const result: unknown = await call(portsOnGraph(graph.client, sender), id).catch((error: unknown) => error);
  const { asked, records } = graph;
  await graph.stop();
  return { result, asked, records };
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe.each(every)("%s", (_, call) => {
  test("sends an id of its own with each request, and records it beside Graph's", async () => {
    let count = 0;
    const { asked, records, result } = await made(call, () => ({
      ...{ body: anything, headers: { "request-id": `request-${++count}` } },
    }));
    expect([result instanceof Error ? result.message : "", asked.length > 0]).toEqual(["", true]);
    const sent = asked.map(({ headers }) => String(headers["client-request-id"]));
    expect(sent.filter((id) => !guid.test(id))).toEqual([]);
    expect(new Set(sent).size).toBe(asked.length);
    expect(records.map(({ clientRequestId }) => clientRequestId).sort()).toEqual(sent.toSorted());
    expect(new Set(records.map(({ requestId }) => requestId)).size).toBe(asked.length);
  });

  test("encodes whatever stands for an id", async () => {
    const odd = "x/../y?z#w&v=1 %2f";
    const [asPlain, asOdd] = [
      await made(call, () => ({ body: anything })),
      await made(call, () => ({ body: { ...anything, userPrincipalName: odd } }), odd),
    ];
    const targets = asOdd.asked.map(({ target }) => target.replaceAll(encodeURIComponent(odd), plain));
    expect(targets.filter((target) => !asPlain.asked.some((one) => one.target === target))).toEqual([]);
    expect(targets.length).toBeGreaterThan(0);
  });

  test("asks nothing twice of a Graph that throttles, and hands on how long to wait", async () => {
    const { result, asked } = await made(call, () => ({ status: 429, headers: { "retry-after": "70" } }));
    expect(result).toMatchObject({ name: "TransientError", retryAfterSeconds: 70 });
    expect(new Set(asked.map(({ method, target }) => method + target)).size).toBe(asked.length);
  });

  test("waits for a Graph that does not answer no longer than its time limit", async () => {
    const { result } = await made(call, () => ({ hangs: true }), plain, 50);
    expect(result).toMatchObject({
      name: expect.stringMatching(/^(TransientError|RefusedError)$/) as string,
    });
    if (result instanceof Error && result.name === "RefusedError")
      expect(result).toMatchObject({ code: "answer-lost" });
  });
});
