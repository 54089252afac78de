import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { inspect } from "node:util";
import { z } from "zod";
import { readConfig, settingNames } from "../../../lib/config/config.ts";

const guid = "11111111-2222-4333-8444-555555555555";
const key = () => randomBytes(32).toString("base64");
const hooks = {
  desk: {
    scheme: "standard-webhooks",
    secrets: ["DESK_NEW", "DESK_OLD"],
    tickets: { url: "http://127.0.0.1:8080/back", token: "DESK_TOKEN" },
  },
  zendesk: {
    scheme: "zendesk",
    secrets: ["ZENDESK_SECRET"],
    tickets: { url: "https://x.zendesk.com/", user: "bot@example.com", token: "ZENDESK_TOKEN" },
  },
  relay: { scheme: "standard-webhooks", secrets: ["RELAY_SECRET"] },
};
const secrets = {
  DESK_NEW: "s-desk-new",
  DESK_OLD: "s-desk-old",
  DESK_TOKEN: "s-desk-token",
  ZENDESK_SECRET: "s-zendesk",
  ZENDESK_TOKEN: "s-zendesk-token",
  RELAY_SECRET: "s-relay",
};
const environment: Record<string, string> = {
  AzureWebJobsStorage: "UseDevelopmentStorage=true",
  PUBLIC_URL: "http://127.0.0.1:7071/",
  TENANT_ID: guid.toUpperCase(),
  MAIL_SENDER: guid,
  SIGN_IN_CLIENT_ID: guid,
  SESSION_KEYS: `2:${key()},1:${key()}`,
  FORM_KEYS: `a:${key()}`,
  HOOKS: JSON.stringify(hooks),
  POLICY: "{}",
  PATH: "/usr/bin",
  ...secrets,
};
const without = (...names: string[]) =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => !names.includes(name)));
const problems = (settings: Record<string, string>): string => {
  try {
    readConfig(settings);
  } catch (error) {
    return String(error);
  }
  return "";
};

test("the least that is needed is enough, and the rest has the documented defaults", () => {
  const config = readConfig(environment);
  expect(config).toMatchObject({
    policy: { version: "default", clocks: { approvalSeconds: 3600 } },
    identityClientId: undefined,
    console: { adminCentreUrl: "https://entra.microsoft.com" },
    pages: {
      publicUrl: "http://127.0.0.1:7071",
      workerUrl: "http://127.0.0.1:7071",
      tenantId: guid,
      signIn: { issuer: `https://login.microsoftonline.com/${guid}/v2.0`, clientId: guid },
      sessionKeys: [{ kid: "2" }, { kid: "1" }],
      formKeys: [{ kid: "a" }],
    },
    worker: {
      graphUrl: "https://graph.microsoft.com",
      mailSender: guid,
      sweepSchedule: "0 * * * * *",
    },
  });
  expect(Object.isFrozen(config)).toBe(true);
});

test("each source gets the secrets it names, and only a source with a way back is told", () => {
  const { edge, worker } = readConfig(environment);
  const revealed = edge?.hooks.get("desk")?.secrets.map((one) => one.reveal());
  expect(revealed).toEqual(["s-desk-new", "s-desk-old"]);
  expect([...(edge?.hooks.keys() ?? [])]).toEqual(["desk", "zendesk", "relay"]);
  expect([...(worker?.tickets.keys() ?? [])]).toEqual(["desk", "zendesk"]);
  expect(worker?.tickets.get("zendesk")).toMatchObject({
    url: "https://x.zendesk.com",
    user: "bot@example.com",
  });
  expect(worker?.tickets.get("zendesk")?.token.reveal()).toBe("s-zendesk-token");
});

test("an app that plays one role needs no setting of another", () => {
  const edge = readConfig({
    APP_ROLES: "edge",
    AzureWebJobsStorage__accountName: "acct",
    POLICY: "{}",
    HOOKS: JSON.stringify({ relay: hooks.relay, desk: hooks.desk }),
    RELAY_SECRET: "x",
    DESK_NEW: "x",
    DESK_OLD: "x",
  });
  expect(edge.console).toBeUndefined();
  expect(edge.worker).toBeUndefined();
  expect(edge.storage).toEqual({ tableServiceUrl: "https://acct.table.core.windows.net" });
  expect(edge.pages).toBeUndefined();
  const { worker, pages } = readConfig({
    ...without("DESK_NEW", "DESK_OLD", "ZENDESK_SECRET"),
    ...{ APP_ROLES: "worker", WORKER_URL: "https://worker.example.com/" },
  });
  expect(worker?.tickets.size).toBe(2);
  expect(pages?.workerUrl).toBe("https://worker.example.com");
  expect(pages?.sessionKeys).toHaveLength(2);
  const console = readConfig({ ...without("MAIL_SENDER", "HOOKS"), APP_ROLES: "console" });
  expect(console.pages?.formKeys).toHaveLength(1);
});

test("every missing setting is named in one go", () => {
  expect(problems({}).split("\n").slice(1)).toEqual(
    [
      "AzureWebJobsStorage__accountName",
      "FORM_KEYS",
      "HOOKS",
      "MAIL_SENDER",
      "POLICY",
      "PUBLIC_URL",
      "SESSION_KEYS",
      "SIGN_IN_CLIENT_ID",
      "TENANT_ID",
    ].map((name) => `${name}: is not set`),
  );
});

test.each([
  "https://entra.microsoft.com/#view/Area/Blade/~/Page/userId/{userId}",
  "https://entra.microsoft.com/#view/Area/PageOfAll.ReactView/tabId/users?feature=on",
])("a page of the admin centre may be named behind #, and is kept as it was given: %s", (page) => {
  expect(readConfig({ ...environment, ADMIN_CENTRE_URL: page }).console?.adminCentreUrl).toBe(page);
});

test("an empty setting counts as missing", () => {
  expect(problems({ ...environment, TENANT_ID: "", SIGN_IN_ISSUER: "" })).toMatch(
    /^.*\nTENANT_ID: is not set$/,
  );
});

const canary = "CANARY";
test.each([
  ["APP_ROLES", `edge,${canary}`],
  ["POLICY", `{"version":"${canary}"`],
  ["POLICY", `{"clocks":{"approvalSeconds":"${canary}"}}`],
  ["POLICY", `{"language":"${canary}"}`],
  ["PUBLIC_URL", `http://${canary}.example.com`],
  ["PUBLIC_URL", `https://u:${canary}@example.com`],
  ["PUBLIC_URL", `https://example.com/?${canary}`],
  ["GRAPH_URL", "http://127.0.0.1.example.com"],
  ["PUBLIC_URL", `https://example.com/#${canary}`],
  ["ADMIN_CENTRE_URL", `javascript:${canary}`],
  ["ADMIN_CENTRE_URL", `javascript:alert(1)//#https://${canary}.example.com`],
  ["ADMIN_CENTRE_URL", `https://example.com/?${canary}#view`],
  ["ADMIN_CENTRE_URL", `https://u:${canary}@example.com/#view`],
  ["SIGN_IN_ISSUER", canary],
  ["TENANT_ID", canary],
  ["MAIL_SENDER", `${canary}@example.com`],
  ["SIGN_IN_CLIENT_ID", canary],
  ["AZURE_CLIENT_ID", canary],
  ["AzureWebJobsStorage__accountName", `${canary}!`],
  ["AzureWebJobsStorage__tableServiceUri", `http://${canary}.example.com`],
  ["SESSION_KEYS", `1:${canary}`],
  ["SESSION_KEYS", `1:${"A".repeat(43)}=,${canary}`],
  ["SESSION_KEYS", `1:${"A".repeat(43)}=,1:${"B".repeat(43)}=`],
  ["FORM_KEYS", "A".repeat(43)],
  ["SWEEP_SCHEDULE", `* * * * ${canary}`],
  ["HOOKS", canary],
  ["HOOKS", `{"queue":{"scheme":"zendesk","secrets":["A"]}}`],
  ["HOOKS", `{"A/B":{"scheme":"zendesk","secrets":["A"]}}`],
  ["HOOKS", `{"desk":{"scheme":"${canary}","secrets":["A"]}}`],
  ["HOOKS", `{"desk":{"scheme":"zendesk","secrets":["whsec_${canary}"]}}`],
  ["HOOKS", `{"desk":{"scheme":"zendesk","secrets":["${canary}"]}}`],
  ["HOOKS", `{"desk":{"scheme":"zendesk","secrets":[]}}`],
  ["HOOKS", `{"desk":{"scheme":"zendesk","secrets":["DESK_NEW","DESK_OLD","DESK_TOKEN"]}}`],
  ["HOOKS", `{"desk":{"scheme":"zendesk","secrets":["DESK_NEW"],"tickets":{"url":"https://a","token":"A"}}}`],
])("%s is named and not shown where it is wrong: %s", (name, value) => {
  const told = problems({ ...environment, [name]: value });
  expect(
    told
      .split("\n")
      .slice(1)
      .map((line) => line.split(/[.:]/)[0]),
  ).toEqual(expect.arrayContaining([name]));
  expect(told).not.toContain(canary);
  expect(
    told
      .split("\n")
      .slice(1)
      .every((line) => line.startsWith(name)),
  ).toBe(true);
});

test("several wrong settings are all named, also where a part cannot be read", () => {
  const told = problems({ ...without("DESK_OLD"), POLICY: "x", TENANT_ID: "x", SESSION_KEYS: "x" });
  expect(told).toMatch(/HOOKS\.desk\.secrets\.1: names a setting that is not set/);
  for (const name of ["POLICY", "TENANT_ID", "SESSION_KEYS.0"]) expect(told).toContain(`\n${name}: `);
});

test("a configuration that is printed shows no secret", () => {
  const config = readConfig(environment);
  const shown = [inspect(config, { depth: 9, showHidden: true }), JSON.stringify(config)].join();
  const given = [
    ...Object.values(secrets),
    ...(environment.SESSION_KEYS ?? "").split(/[,:]/).filter((part) => part.length > 9),
  ];
  for (const one of given) expect(shown).not.toContain(one);
  expect(shown).toContain("[secret]");
  const [first] = config.edge?.hooks.get("desk")?.secrets ?? [];
  expect(`${String(first)} ${JSON.stringify({ first })} ${inspect(first)}`).toBe(
    '[secret] {"first":"[secret]"} [secret]',
  );
});

test("the example holds every setting there is, and no other", () => {
  const file = z.object({ Values: z.record(z.string(), z.string()) });
  const { Values } = file.parse(JSON.parse(readFileSync("local.settings.json.example", "utf8")));
  const named = ["HOOK_SECRET_DESK", "TICKET_TOKEN_DESK"];
  const ofTheHost = ["FUNCTIONS_WORKER_RUNTIME"];
  expect(Object.keys(Values).sort()).toEqual([...settingNames, ...named, ...ofTheHost].sort());
  for (const name of named) expect(Values.HOOKS).toContain(`"${name}"`);
  const filled = Object.entries(Values).map(([name, value]) => [
    name,
    value.replace("<openssl rand -base64 32>", key),
  ]);
  expect(readConfig(z.record(z.string(), z.string()).parse(Object.fromEntries(filled)))).toBeDefined();
});
