import { graphAppPasswordHints } from "../../../../lib/adapters/graph/graph-app-password-hints.ts";
import { graphRefusal, type Scripted } from "./scripted-graph.ts";
import { scriptedPaths } from "./scripted-paths.ts";
import { people, startTenantUnderTest, without } from "./tenant-under-test.ts";

const requirements = `GET /beta/users/${people.aiko}/authentication/requirements`;
const service = "GET /beta/policies/mfaServicePolicy";
const audits = "GET /v1.0/auditLogs/directoryAudits";
const since = "2026-11-01T00:00:00Z";
const unknownService = { allowAppPasswords: "unknown", rememberMfaDays: "unknown" };
const wholePolicy = {
  allowAppPasswords: false,
  trustedIps: { skipMfaForFederatedUsers: false },
  rememberMfaOnTrustedDevice: { isEnabled: true, allowedNumberOfDays: 30 },
};

const scripted = scriptedPaths();
afterEach(() => scripted.stopAll());

async function hintsOf(answer: Scripted) {
  const { client } = await scripted.start({ [requirements]: answer, [service]: answer, [audits]: answer });
  const hints = graphAppPasswordHints(client);
  return [
    () => hints.perUserMfaState(people.aiko),
    () => hints.mfaService(),
    () => hints.creations(people.aiko, since),
  ] as const;
}

describe.each([400, 403, 404])("a refusal (%i)", (status) => {
  test.each(["accessDenied", "Request_ResourceNotFound", "badRequest"])("%s is unknown", async (code) => {
    const [perUser, mfaService, creations] = await hintsOf({ status, body: graphRefusal(code) });
    expect(await perUser()).toBe("unknown");
    expect(await mfaService()).toEqual(unknownService);
    expect(await creations()).toBe("unknown");
  });
});

test.each([401, 404, 405, 409, 410, 418, 423, 451])(
  "a path that is not promised may be refused in any way (%i)",
  async (status) => {
    const [perUser, mfaService] = await hintsOf({ status });
    expect(await perUser()).toBe("unknown");
    expect(await mfaService()).toEqual(unknownService);
  },
);

test.each([408, 429, 500, 502, 503, 504])(
  "%i is asked again, and not taken for an answer",
  async (status) => {
    for (const ask of await hintsOf({ status, headers: { "retry-after": "3" }, body: graphRefusal("x") }))
      await expect(ask()).rejects.toMatchObject({ name: "TransientError", retryAfterSeconds: 3 });
  },
);

test("no answer is asked again too", async () => {
  for (const ask of await hintsOf({ breaks: "before" }))
    await expect(ask()).rejects.toMatchObject({ name: "TransientError" });
});

test.each(["{}", "[]", "<p>ok</p>", '{"perUserMfaState":"off","value":7}'])(
  "an answer of another form (%s) is unknown",
  async (body) => {
    const [perUser, mfaService, creations] = await hintsOf({ body });
    expect(await perUser()).toBe("unknown");
    expect(await mfaService()).toEqual(unknownService);
    expect(await creations()).toBe("unknown");
  },
);

test.each(["disabled", "enabled", "enforced"])("the state %s is told", async (perUserMfaState) => {
  const [perUser] = await hintsOf({ body: { perUserMfaState } });
  expect(await perUser()).toBe(perUserMfaState);
});

test.each([
  ["all of it", {}, { allowAppPasswords: false, rememberMfaDays: 30 }],
  ["app passwords allowed", { allowAppPasswords: true }, { allowAppPasswords: true, rememberMfaDays: 30 }],
  [
    "nothing remembered",
    { rememberMfaOnTrustedDevice: { isEnabled: false, allowedNumberOfDays: 14 } },
    { allowAppPasswords: false, rememberMfaDays: null },
  ],
  [
    "remembered for nobody says how long",
    { rememberMfaOnTrustedDevice: { isEnabled: true } },
    { allowAppPasswords: false, rememberMfaDays: "unknown" },
  ],
  [
    "nothing about remembering",
    { rememberMfaOnTrustedDevice: undefined },
    { allowAppPasswords: false, rememberMfaDays: "unknown" },
  ],
  [
    "app passwords in another form",
    { allowAppPasswords: "false" },
    { allowAppPasswords: "unknown", rememberMfaDays: 30 },
  ],
])("the service's settings are told each by itself: %s", async (_name, changed, expected) => {
  const [, mfaService] = await hintsOf({ body: { ...wholePolicy, ...changed } });
  expect(await mfaService()).toEqual(expected);
});

test("new app passwords are those that the audit log tells of", async () => {
  const row = { id: "1", activityDateTime: "2026-11-20T00:00:00Z", result: "success" };
  const [, , creations] = await hintsOf({
    body: {
      value: [
        { ...row, activityDisplayName: "Create application password for user" },
        { ...row, activityDisplayName: "Delete application password for user" },
      ],
    },
  });
  expect(await creations()).toEqual([
    {
      id: "1",
      activity: "Create application password for user",
      at: "2026-11-20T00:00:00Z",
      by: null,
      changed: [],
    },
  ]);
});

test("a tenant tells what it knows, and without the permission nothing", async () => {
  const told = await startTenantUnderTest((file) => {
    file.mfaServicePolicy = { ...wholePolicy, allowAppPasswords: true };
    for (const person of file.people) if (person.id === people.aiko) person.perUserMfaState = "enforced";
  });
  const hints = graphAppPasswordHints(told.client);
  expect(await hints.perUserMfaState(people.aiko)).toBe("enforced");
  expect(await hints.mfaService()).toEqual({ allowAppPasswords: true, rememberMfaDays: 30 });
  const monthAgo = new Date(Date.now() - 30 * 86_400_000).toISOString();
  expect(await hints.creations(people.aiko, monthAgo)).toMatchObject([
    { activity: "Create application password for user" },
  ]);
  await told.stop();

  const closed = await startTenantUnderTest(without("Policy.Read.All"));
  expect(await graphAppPasswordHints(closed.client).perUserMfaState(people.aiko)).toBe("unknown");
  expect(await graphAppPasswordHints(closed.client).mfaService()).toEqual(unknownService);
  await closed.stop();
});
