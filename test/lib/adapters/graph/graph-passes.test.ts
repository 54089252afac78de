import { format, inspect } from "node:util";
import { graphPasses } from "../../../../lib/adapters/graph/graph-passes.ts";
import { graphRefusal, type Scripted, type ScriptedGraph } from "./scripted-graph.ts";
import { scriptedPaths } from "./scripted-paths.ts";
import { people } from "./tenant-under-test.ts";

const code = "Xk3+mQ#7";
const passId = "7a1c2b3d-0000-4000-8000-0000000000aa";
const methodsPath = `/v1.0/users/${people.aiko}/authentication/temporaryAccessPassMethods`;
const policyPath =
  "/v1.0/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/temporaryAccessPass";
const groupsPath = `/v1.0/users/${people.aiko}/transitiveMemberOf/microsoft.graph.group`;
const groupA = "aaaaaaaa-0000-4000-8000-000000000001";
const groupB = "bbbbbbbb-0000-4000-8000-000000000002";

const created = {
  "@odata.type": "#microsoft.graph.temporaryAccessPassAuthenticationMethod",
  id: passId,
  temporaryAccessPass: code,
  createdDateTime: "2026-11-21T09:00:00Z",
  startDateTime: "2026-11-21T09:00:00.1234567Z",
  lifetimeInMinutes: 60,
  isUsableOnce: true,
  isUsable: true,
  methodUsabilityReason: "EnabledByPolicy",
};
const policy = {
  "@odata.type": "#microsoft.graph.temporaryAccessPassAuthenticationMethodConfiguration",
  id: "TemporaryAccessPass",
  state: "enabled",
  defaultLifetimeInMinutes: 60,
  defaultLength: 8,
  minimumLifetimeInMinutes: 60,
  maximumLifetimeInMinutes: 480,
  isUsableOnce: false,
  includeTargets: [{ targetType: "group", id: "all_users", isRegistrationRequired: false }],
  excludeTargets: [],
};
const groupTarget = (id: string) => ({ targetType: "group", id });

/** As the method service says it; the last word of each is what must not get out. */
const said = {
  policy:
    "Converged UserCredentialPolicy does not allow creating or updating this authentication method. AuthMethodType [TemporaryAccessPass].",
  lifetime: "Invalid LifetimeInMinutes specified. The valid range between 60 and 480.",
  guest: "Temporary Access Pass cannot be added to an external guest user.",
};

const scripted = scriptedPaths();
let graph: ScriptedGraph;
afterEach(() => scripted.stopAll());

async function start(...how: Parameters<typeof scripted.start>) {
  graph = await scripted.start(...how);
  return graphPasses(graph.client);
}

const mint = async (answer: Scripted, others: Readonly<Record<string, Scripted>> = {}) => {
  const passes = await start({ ...others, [`POST ${methodsPath}`]: answer });
  return passes.mint(people.aiko, { lifetimeMinutes: 60, isUsableOnce: true });
};
const posts = () => graph.asked.filter(({ method }) => method === "POST");

describe("minting", () => {
  test("gives the pass, asked for as wanted and from now on", async () => {
    const { secret, ...rest } = await mint({ status: 201, body: created });
    expect(secret.reveal()).toBe(code);
    expect(rest).toEqual({
      id: passId,
      startsAt: "2026-11-21T09:00:00.123Z",
      lifetimeMinutes: 60,
      requestId: "request-1",
    });
    expect(graph.asked).toMatchObject([
      { method: "POST", target: methodsPath, body: '{"lifetimeInMinutes":60,"isUsableOnce":true}' },
    ]);
  });

  test("shows the pass to nobody who only looks", async () => {
    const pass = await mint({ status: 201, body: created });
    const looks = [
      JSON.stringify(pass),
      String(pass.secret),
      format("%s %o %j %O", pass, pass, pass, pass.secret),
      inspect(pass, { depth: 20, showHidden: true }),
      inspect(graph.records, { depth: 20 }),
    ];
    for (const look of looks) expect(look).not.toContain(code);
  });

  test.each<[string, Scripted]>([
    ["no answer", { breaks: "before" }],
    ["half an answer", { status: 201, body: created, breaks: "midway" }],
    ["an answer of another form", { status: 201, body: { ...created, id: 7 } }],
    ["an answer without the code", { status: 201, body: { ...created, temporaryAccessPass: null } }],
    ["an answer that is no JSON", { status: 201, body: code }],
    ["a redirect", { status: 302, headers: { location: "/elsewhere" } }],
    ...[408, 500, 502, 503, 504].map((status): [string, Scripted] => [
      String(status),
      { status, headers: { "retry-after": "1" }, body: graphRefusal("UnknownError", code) },
    ]),
  ])("%s: sent once, final, and the code is not told", async (_name, answer) => {
    const error: unknown = await mint(answer).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: "RefusedError", code: "answer-lost" });
    expect(inspect([error, graph.records], { depth: 20, showHidden: true })).not.toContain(code);
    expect(posts()).toHaveLength(1);
  });

  test("no answer in time is final too", async () => {
    const passes = await start({ [`POST ${methodsPath}`]: { hangs: true } }, { timeLimitMs: 200 });
    await expect(passes.mint(people.aiko, { lifetimeMinutes: 60, isUsableOnce: true })).rejects.toMatchObject(
      { code: "answer-lost" },
    );
  });

  test.each([401, 409, 412, 423, 429])("%i did nothing, and may be tried again", async (status) => {
    await expect(mint({ status, headers: { "retry-after": "17" } })).rejects.toMatchObject({
      name: "TransientError",
      retryAfterSeconds: 17,
    });
    expect(posts()).toHaveLength(1);
  });

  test("without a token nothing was sent, so that it may be tried again", async () => {
    const credential = { getToken: () => Promise.reject(new Error("no identity")) };
    const passes = await start({}, { credential });
    await expect(passes.mint(people.aiko, { lifetimeMinutes: 60, isUsableOnce: true })).rejects.toMatchObject(
      { name: "TransientError" },
    );
    expect(graph.asked).toEqual([]);
  });

  test.each([
    [400, "badRequest", said.lifetime, "pass-lifetime-refused"],
    [400, "badRequest", said.guest, "external-guest"],
    [403, "accessDenied", said.guest, "external-guest"],
    [403, "accessDenied", "Request Authorization failed", "directory-forbidden"],
    [400, "badRequest", "Something else.", "bad-request"],
    [404, "Request_ResourceNotFound", "", "not-found"],
  ])("%i %s (%s) is %s", async (status, graphCode, message, expected) => {
    const error: unknown = await mint({ status, body: graphRefusal(graphCode, message) }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ name: "RefusedError", code: expected });
    expect(String(error)).toContain(`${status} ${graphCode}, request-id request-1`);
    expect(posts()).toHaveLength(1);
  });

  test.each([
    ["pass-policy-off", 400, { ...policy, state: "disabled" }],
    ["pass-not-in-scope", 400, { ...policy, includeTargets: [groupTarget(groupA)] }],
    ["pass-not-in-scope", 403, policy],
  ])("a refusal by policy is %s, as the policy then says (%i)", async (expected, status, body) => {
    const refusal = { status, body: graphRefusal("badRequest", said.policy) };
    const others = { [`GET ${policyPath}`]: { body }, [`GET ${groupsPath}`]: { body: { value: [] } } };
    await expect(mint(refusal, others)).rejects.toMatchObject({ name: "RefusedError", code: expected });
    expect(posts()).toHaveLength(1);
  });
});

describe("the policy", () => {
  const asked = async (changed: object, groups: readonly string[] = []) => {
    const passes = await start({
      [`GET ${policyPath}`]: { body: { ...policy, ...changed } },
      [`GET ${groupsPath}`]: { body: { value: groups.map((id) => ({ id })) } },
    });
    return passes.policyFor(people.aiko);
  };

  test("is told with its limits, and without asking for groups where it names none", async () => {
    expect(await asked({})).toEqual({
      state: "enabled",
      isInScope: true,
      lifetimeMinutes: { minimum: 60, maximum: 480, default: 60 },
      isUsableOnceForced: false,
    });
    expect(graph.asked).toHaveLength(1);
    expect(await asked({ state: "disabled", isUsableOnce: true })).toMatchObject({
      state: "disabled",
      isUsableOnceForced: true,
    });
  });

  test.each([
    ["everybody", ["all_users"], [], [], true],
    ["nobody", [], [], [], false],
    ["a group the person is in", [groupA], [], [groupA], true],
    ["a group in another case", [groupA.toUpperCase()], [], [groupA], true],
    ["a group the person is not in", [groupA], [], [groupB], false],
    ["the person", [people.aiko], [], [], true],
    ["everybody but the person", ["all_users"], [people.aiko], [], false],
    ["everybody but a group the person is in", ["all_users"], [groupB], [groupA, groupB], false],
    ["everybody but a group the person is not in", ["all_users"], [groupB], [groupA], true],
    ["everybody but everybody", ["all_users"], ["all_users"], [], false],
    ["a group but the same group", [groupA], [groupA], [groupA], false],
  ])("that means %s", async (_name, include, exclude, groups, expected) => {
    const changed = { includeTargets: include.map(groupTarget), excludeTargets: exclude.map(groupTarget) };
    expect((await asked(changed, groups)).isInScope).toBe(expected);
  });

  test.each(["includeTargets", "excludeTargets", "state", "maximumLifetimeInMinutes", "isUsableOnce"])(
    "without %s is no policy",
    async (field) => {
      await expect(asked({ [field]: undefined })).rejects.toMatchObject({ code: "unreadable-answer" });
    },
  );

  test("whose groups cannot be read reaches nobody knows whom", async () => {
    const passes = await start({
      [`GET ${policyPath}`]: { body: { ...policy, excludeTargets: [groupTarget(groupA)] } },
      [`GET ${groupsPath}`]: { status: 403, body: graphRefusal("Authorization_RequestDenied") },
    });
    await expect(passes.policyFor(people.aiko)).rejects.toMatchObject({ code: "directory-forbidden" });
  });
});

describe("a person's passes", () => {
  test("are listed with what they are good for, and without a code", async () => {
    const passes = await start({
      [`GET ${methodsPath}`]: { body: { value: [created, { ...created, id: "b", isUsable: false }] } },
    });
    const listed = await passes.list(people.aiko);
    expect(listed).toEqual([
      { id: passId, isUsable: true, reason: "EnabledByPolicy" },
      { id: "b", isUsable: false, reason: "EnabledByPolicy" },
    ]);
  });

  test("are removed one by one, and one that is gone was gone", async () => {
    const path = `DELETE ${methodsPath}/${passId}`;
    let passes = await start({ [path]: { status: 204 } });
    expect(await passes.remove(people.aiko, passId)).toEqual({ requestId: "request-1", wasGone: false });
    passes = await start({ [path]: { status: 404, body: graphRefusal("resourceNotFound") } });
    expect(await passes.remove(people.aiko, passId)).toEqual({ requestId: "request-1", wasGone: true });
  });
});
