/** Everything that Azure, Entra, the mail server and the ticket system would provide, around one host with the app. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { appSettings, storageConnection } from "./app-settings.ts";
import { choosePorts, type Ports } from "./choose-ports.ts";
import { keepSecrets, type SandboxSecrets } from "./keep-secrets.ts";
import { startMailbox } from "./mailbox/start-mailbox.ts";
import { startChild, type Child } from "./start-child.ts";
import { createQueue } from "./storage/create-queue.ts";
import { startStorage } from "./storage/start-storage.ts";
import { startTenant, type Tenant } from "./tenant/start-tenant.ts";
import { startTickets } from "./tickets/start-tickets.ts";

export interface SandboxOptions {
  /** Folder of this project: package.json, host.json, dist/, sandbox/. */
  readonly root: string;
  /** State lives here; a second start with the same folder goes on where the first ended or was killed. */
  readonly dir: string;
  readonly tenantFile: string;
  /** 0 takes free ports. */
  readonly firstPort: number;
  readonly policy: object;
  /** Of the process that starts it: PATH and the like for the children. */
  readonly environment: NodeJS.ProcessEnv;
  /** Settings that differ from the sandbox's own. */
  readonly settings?: Readonly<Record<string, string>>;
  /** What the app is given for the sandbox's storage, where something stands between the two. */
  readonly appStorage?: (storage: string) => Promise<string>;
}

export interface Sandbox {
  readonly dir: string;
  readonly appUrl: string;
  readonly mailboxUrl: string;
  readonly ticketsUrl: string;
  readonly tenant: Tenant;
  readonly storage: string;
  readonly secrets: SandboxSecrets;
  /** Function key of the app. */
  readonly functionKey: () => string;
  /** kill -9 of the host alone. */
  killHost(): Promise<void>;
  startHost(): Promise<void>;
  stop(): Promise<void>;
}

const hostKeys = z.object({ host: z.string() });

/** Throws with a sentence that says what to do when a port is taken, the bundle is missing or the state does not fit. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const root = resolve(options.root);
  const dir = resolve(options.dir);
  if (!existsSync(join(root, "dist", "main.cjs")))
    throw new Error(`${join(root, "dist", "main.cjs")} is missing: run \`npm run build\`.`);
  makeFolder(dir);

  const ports = await choosePorts(options.firstPort);
  const secrets = keepSecrets(dir);
  const stops: (() => Promise<void>)[] = [];
  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> => (stopped ??= inTurn(stops.reverse()));
  try {
    const storage = await startStorage(root, dir, ports, options.environment);
    stops.push(() => storage.stop());
    await createQueue(storageConnection(ports));
    const tenant = await startSurroundings(options, dir, ports, secrets, stops);
    const settings = {
      ...appSettings({ ports, secrets, tenant, mailSender: senderOf(tenant), policy: options.policy }),
      ...(options.appStorage && { AzureWebJobsStorage: await options.appStorage(storageConnection(ports)) }),
      ...options.settings,
      PATH: options.environment["PATH"] ?? "",
    };
    let host = await startHost(root, dir, ports, settings);
    stops.push(() => host.stop());

    writeFileSync(join(dir, "ports.json"), `${JSON.stringify(ports, null, 2)}\n`);
    keepForDoctor(dir, settings);
    return {
      dir,
      appUrl: `http://127.0.0.1:${ports.app}`,
      mailboxUrl: `http://127.0.0.1:${ports.mailbox}`,
      ticketsUrl: `http://127.0.0.1:${ports.tickets}`,
      storage: storageConnection(ports),
      tenant,
      secrets,
      functionKey: () => hostKeys.parse(JSON.parse(readFileSync(join(dir, "host-keys.json"), "utf8"))).host,
      killHost: () => host.kill(),
      async startHost() {
        host = await startHost(root, dir, ports, settings);
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function makeFolder(dir: string): void {
  try {
    mkdirSync(dir, { recursive: true });
  } catch (error) {
    throw new Error(`${dir} cannot be made a folder: set SANDBOX_DIR to another one.`, { cause: error });
  }
}

async function inTurn(ends: readonly (() => Promise<void>)[]): Promise<void> {
  for (const end of ends) await end();
}

/** What `npm run doctor` has to know of the app; in Azure the app's own environment says it. */
function keepForDoctor(dir: string, settings: Readonly<Record<string, string>>): void {
  const names = ["GRAPH_URL", "MAIL_SENDER", "POLICY", "IDENTITY_ENDPOINT", "IDENTITY_HEADER"];
  const known = Object.fromEntries(Object.entries(settings).filter(([name]) => names.includes(name)));
  writeFileSync(join(dir, "doctor.json"), `${JSON.stringify(known, null, 2)}\n`, { mode: 0o600 });
}

/** The tenant with its people, their mailbox, and the ticket systems: all in this process. */
async function startSurroundings(
  options: SandboxOptions,
  dir: string,
  ports: Ports,
  secrets: SandboxSecrets,
  stops: (() => Promise<void>)[],
): Promise<Tenant> {
  const app = `http://127.0.0.1:${ports.app}`;
  const tenant = await startTenant({
    dir,
    file: options.tenantFile,
    port: ports.tenant,
    redirectUris: [`${app}/sign-in/callback`, `${app}/sign-in`],
  });
  stops.push(() => tenant.stop());
  const mailbox = await startMailbox({ port: ports.mailbox, tenant });
  stops.push(() => mailbox.stop());
  const deliverTo = (name: string): string => `${app}/hooks/${name}`;
  const tickets = await startTickets({
    dir,
    port: ports.tickets,
    people: tenant.tenantState().people,
    sources: [
      {
        name: "contoso-zendesk",
        scheme: "zendesk",
        secret: secrets.zendeskSecret,
        apiToken: secrets.zendeskToken,
        deliverTo: deliverTo("contoso-zendesk"),
      },
      {
        name: "contoso-desk",
        scheme: "standard-webhooks",
        secret: secrets.deskSecret,
        deliverTo: deliverTo("contoso-desk"),
      },
    ],
  });
  stops.push(() => tickets.stop());
  return tenant;
}

function startHost(
  root: string,
  dir: string,
  { app, durable }: Ports,
  settings: Readonly<Record<string, string>>,
): Promise<Child> {
  const keys = ["--keys", join(dir, "host-keys.json")];
  return startChild({
    args: [
      join(root, "sandbox/host/main.ts"),
      "--app",
      root,
      "--port",
      String(app),
      "--rpc-port",
      String(durable),
      ...keys,
    ],
    env: settings,
    cwd: root,
    log: join(dir, "host.log"),
    ready: { text: "host ready ", times: 1 },
  });
}

/** The shared mailbox of the tenant file, told by its job title; else the first person. */
function senderOf(tenant: Tenant): string {
  const { people } = tenant.tenantState();
  const mailbox = people.find(({ jobTitle }) => jobTitle === "Shared mailbox");
  return (mailbox ?? people[0])?.id ?? "";
}
