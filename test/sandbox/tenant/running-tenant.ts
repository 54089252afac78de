/** A tenant on its own port and folder for each test, stopped after it; `change` bends contoso.json first. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { tenantFile, type TenantFile } from "../../../sandbox/tenant/schema.ts";
import { startTenant, type Tenant } from "../../../sandbox/tenant/start-tenant.ts";
import { TenantClock } from "../../model/tenant-clock.ts";

export const contosoPath = join(__dirname, "../../../sandbox/tenant/contoso.json");
export const redirectUri = "http://127.0.0.1:7071/signed-in";
export const graphResource = "https://graph.microsoft.com";

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

export interface RunningTenant extends Tenant {
  readonly dir: string;
  /** A call by the first identity of the file. */
  readonly graph: (
    method: string,
    path: string,
    more?: { body?: unknown; headers?: Record<string, string> },
  ) => Promise<Answered>;
  readonly journal: () => unknown[];
}

const running: { stop(): Promise<void> }[] = [];
const folders: string[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

export function contoso(): TenantFile {
  return tenantFile.parse(JSON.parse(readFileSync(contosoPath, "utf8")));
}

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "tenant-"));
  folders.push(folder);
  return folder;
}

export function untilDone<Server extends { stop(): Promise<void> }>(server: Server): Server {
  running.push(server);
  return server;
}

/** In this process, a tenant started after it included, no time passes from here on but what the answer is told to let pass. */
export function stopTime(): (seconds: number) => void {
  const clock = new TenantClock();
  untilDone({
    stop: () => {
      clock.stop();
      return Promise.resolve();
    },
  });
  return (seconds) => clock.set(clock.ms + seconds * 1000);
}

export async function runningTenant(
  change: (file: TenantFile) => void = () => undefined,
  dir = newFolder(),
): Promise<RunningTenant> {
  const changed = contoso();
  change(changed);
  const file = join(dir, "tenant.json");
  writeFileSync(file, JSON.stringify(changed));
  const tenant = untilDone(await startTenant({ dir, file, port: 0, redirectUris: [redirectUri] }));
  const token = await tokenFor(tenant, graphResource);
  return {
    ...tenant,
    dir,
    graph: async (method, path, { body, headers } = {}) => {
      const authorization = `Bearer ${token}`;
      const json = body === undefined ? {} : { "content-type": "application/json" };
      const response = await fetch(tenant.url + path, {
        method,
        headers: { authorization, ...json, ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      const { status } = response;
      return { status, headers: response.headers, body: text === "" ? undefined : JSON.parse(text) };
    },
    journal: () =>
      readFileSync(join(dir, "journal.ndjson"), "utf8")
        .trim()
        .split("\n")
        .map((line): unknown => JSON.parse(line)),
  };
}

export async function tokenFor(
  { identityEndpoint, identityHeader }: Pick<Tenant, "identityEndpoint" | "identityHeader">,
  resource: string,
): Promise<string> {
  const url = `${identityEndpoint}?api-version=2019-08-01&resource=${encodeURIComponent(resource)}`;
  const response = await fetch(url, { headers: { "x-identity-header": identityHeader } });
  return z.object({ access_token: z.string() }).parse(await response.json()).access_token;
}

/** Gives the first identity of the file more application permissions. */
/** Takes permissions from the first identity of the file. */
export function withhold(file: TenantFile, ...permissions: string[]): void {
  const [first] = file.identities;
  if (!first) throw new Error("the file has no identity");
  first.permissions = first.permissions.filter((name) => !permissions.includes(name));
}

export function grant({ identities: [identity] }: TenantFile, ...permissions: string[]): void {
  if (identity === undefined) throw new Error("Contoso has no identity");
  identity.permissions.push(...permissions);
}

/** Object id of one of Contoso's people, by the name before the @. */
export function idOf(name: string): string {
  const upn = `${name}@contoso.example`;
  const found = contoso().people.find(({ userPrincipalName }) => userPrincipalName === upn);
  if (found === undefined) throw new Error(`nobody at Contoso is called ${name}`);
  return found.id;
}

/** Id of a person's method by its type, the first one of it. */
export function methodId(name: string, type: string): string {
  const found = contoso()
    .people.find(({ id }) => id === idOf(name))
    ?.methods.find((method) => method["@odata.type"] === `#microsoft.graph.${type}AuthenticationMethod`);
  if (found === undefined) throw new Error(`${name} has no ${type}`);
  return found.id;
}

/** The types of a list of methods, without what all types have in common. */
export function typesIn({ body }: Answered): string[] {
  const list = z.object({ value: z.array(z.object({ "@odata.type": z.string() })) }).parse(body);
  return list.value.map((method) => method["@odata.type"].slice(17).replace("AuthenticationMethod", ""));
}
