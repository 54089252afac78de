import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { type Azurite, startAzurite } from "../../support/azurite.ts";
import { startHost } from "../../support/host.ts";
import { until } from "../../support/until.ts";

const sdk = JSON.stringify(require.resolve("@azure/functions"));
const oneFunction = `app.get("hello", { handler: () => ({ body: "hello" }) });`;

let azurite: Azurite;
let env: { AzureWebJobsStorage: string };
beforeAll(async () => {
  azurite = await startAzurite();
  env = { AzureWebJobsStorage: azurite.connectionString };
});
afterAll(() => azurite.stop());

/** A function app in a folder of its own; `code` registers its functions with `app`. */
function appFolder(code: string, hostJson: object = { version: "2.0" }): string {
  const folder = mkdtempSync(join(tmpdir(), "app-"));
  mkdirSync(join(folder, "dist"));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ main: "dist/*.cjs" }));
  writeFileSync(join(folder, "host.json"), JSON.stringify(hostJson));
  if (code) writeFileSync(join(folder, "dist/main.cjs"), `const { app, output } = require(${sdk});\n${code}`);
  return folder;
}

test("the host serves, logs one JSON line an entry, and runs the app's end when it is asked to stop", async () => {
  const host = await startHost({
    app: appFolder(`app.http("hello", { handler: (request, context) => {
        context.warn("said %s", "hello");
        return { body: process.env.WEBSITE_HOSTNAME };
      } });
      app.hook.appTerminate(() => process.stderr.write("terminated\\n"));`),
    env,
  });
  expect(await (await fetch(`${host.url}/api/hello`)).text()).toBe(new URL(host.url).host);
  const entries = host
    .log()
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(entries).toContainEqual(
    expect.objectContaining({ level: "warning", category: "Function.hello.User", message: "said hello" }),
  );
  await host.stop();
  expect(host.log()).toContain("terminated");
});

test("the app's folder may be given relative to where the host is started", async () => {
  const host = await startHost({ app: relative(process.cwd(), appFolder(oneFunction)), env });
  expect((await fetch(`${host.url}/api/hello`)).status).toBe(200);
  await host.stop();
});

test("the host ends with its parent", async () => {
  const parent = spawn(
    process.execPath,
    ["--input-type=module", "-e", parentOfHost(appFolder(oneFunction))],
    {
      stdio: ["ignore", "ignore", "inherit", "ipc"],
      env: { ...env, IDENTITY_ENDPOINT: "http://127.0.0.1:9/" },
    },
  );
  const [host] = (await once(parent, "message")) as [{ pid: number; url: string }];
  expect((await fetch(`${host.url}/api/hello`)).status).toBe(200);
  parent.kill("SIGKILL");
  const isGone = (): Promise<boolean> =>
    fetch(`${host.url}/api/hello`).then(
      () => false,
      () => true,
    );
  await until(isGone).catch((error: unknown) => {
    process.kill(host.pid, "SIGKILL");
    throw error;
  });
});

/** A process that starts the host as its child and sends where it is. */
const parentOfHost = (app: string): string => {
  const args = ["--app", app, "--port", "0", "--rpc-port", "0", "--keys", join(app, "keys.json")];
  return `import { fork } from "node:child_process";
    const host = fork("sandbox/host/main.ts", ${JSON.stringify(args)}, { execArgv: [], silent: true });
    process.on("disconnect", () => process.exit());
    host.stdout.on("data", (line) => process.send({ pid: host.pid, url: String(line).split(" ")[2] }));`;
};

test.each([
  ["nothing is built", "", "npm run build"],
  ["nothing is registered", "// empty", "registered no function"],
  [
    "two functions share a name",
    `${oneFunction} app.get("Hello", () => ({}));`,
    'Two functions share the name "Hello"',
  ],
  ["routes overlap", `${oneFunction} app.get("any", { route: "{x}", handler: () => ({}) });`, "overlap"],
  ["a route is the host's own", `app.get("a", { route: "admin/x", handler: () => ({}) });`, "keeps routes"],
  [
    "a trigger is not modelled",
    `app.storageBlob("b", { path: "x/y", connection: "z", handler() {} });`,
    '"blobTrigger"',
  ],
  [
    "an output is not modelled",
    `app.get("q", { extraOutputs: [output.storageQueue({ queueName: "x", connection: "y" })], handler: () => ({}) });`,
    'the output "queue"',
  ],
  [
    "a function has a retry policy",
    `app.timer("t", { schedule: "0 0 0 * * *", retry: { strategy: "fixedDelay", maxRetryCount: 1, delayInterval: 1 }, handler() {} });`,
    "retry polic",
  ],
  ["a schedule is not NCRONTAB", `app.timer("t", { schedule: "@hourly", handler() {} });`, "@hourly"],
  ["a setting is missing", `app.timer("t", { schedule: "%NO_SUCH%", handler() {} });`, "NO_SUCH"],
  ["the app streams", `${oneFunction} app.setup({ enableHttpStream: true });`, "enableHttpStream"],
  ["the app throws while it is loaded", `throw new Error("bad configuration");`, "bad configuration"],
])("the host does not start when %s", async (_, code, message) => {
  await expect(startHost({ app: appFolder(code), env })).rejects.toThrow(message);
});

test.each([
  ["extensions", { version: "2.0", extensions: { serviceBus: {} } }],
  ["functionTimeout", { version: "2.0", functionTimeout: "00:01:00" }],
  [
    "type",
    { version: "2.0", extensions: { durableTask: { hubName: "Hub", storageProvider: { type: "mssql" } } } },
  ],
  ["customHeaders", { version: "2.0", extensions: { http: { customHeaders: {} } } }],
])("the host does not start when host.json sets %s, which it does not model", async (name, hostJson) => {
  await expect(startHost({ app: appFolder(oneFunction, hostJson), env })).rejects.toThrow(name);
});

test.each([
  ["no token endpoint is set", { IDENTITY_ENDPOINT: "" }, "IDENTITY_ENDPOINT"],
  [
    "tokens would come from elsewhere",
    { IDENTITY_ENDPOINT: "http://169.254.169.254/msi" },
    "IDENTITY_ENDPOINT",
  ],
  [
    "tokens would come from a name like 127.0.0.1",
    { IDENTITY_ENDPOINT: "http://127.0.0.1.x.test/" },
    "IDENTITY_ENDPOINT",
  ],
  [
    "a setting would change host.json",
    { AzureFunctionsJobHost__functionTimeout: "00:01:00" },
    "has no effect",
  ],
  ["a setting would disable a function", { "AzureWebJobs.hello.Disabled": "1" }, "has no effect"],
  ["no storage is set", { AzureWebJobsStorage: "" }, "AzureWebJobsStorage"],
  [
    "storage is a real account",
    {
      AzureWebJobsStorage:
        "DefaultEndpointsProtocol=https;AccountName=x;AccountKey=eA==;EndpointSuffix=core.windows.net",
    },
    "never works on real storage",
  ],
  [
    "the connection string is none",
    { AzureWebJobsStorage: "AccountName=x" },
    "is no storage connection string",
  ],
  [
    "only one of the storage endpoints is local",
    {
      AzureWebJobsStorage:
        "DefaultEndpointsProtocol=http;AccountName=x;AccountKey=eA==;QueueEndpoint=http://127.0.0.1:1/x;TableEndpoint=https://x.test/",
    },
    "never works on real storage",
  ],
  [
    "storage does not answer",
    {
      AzureWebJobsStorage:
        "DefaultEndpointsProtocol=http;AccountName=x;AccountKey=eA==;QueueEndpoint=http://127.0.0.1:9/x;TableEndpoint=http://127.0.0.1:9/x",
    },
    "start Azurite",
  ],
])("the host does not start when %s", async (_, settings, message) => {
  await expect(startHost({ app: appFolder(oneFunction), env: { ...env, ...settings } })).rejects.toThrow(
    message,
  );
});

test("a port that is taken is named, with the option that changes it", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as AddressInfo;
  const start = startHost({ app: appFolder(oneFunction), env, port });
  await expect(start).rejects.toThrow(new RegExp(`Port ${port} .*--port`));
  other.close();
});
