/**
 * Plays one case to its end: the product on the durable engine, its Graph adapters over loopback, the tenant behind them,
 * and all of them in one virtual time.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TokenCredential } from "@azure/identity";
import { z } from "zod";
import { activities } from "../../functions/register-runbooks.ts";
import { graphClient } from "../../lib/adapters/graph/graph-client.ts";
import type { CaseView } from "../../lib/domain/case-view.ts";
import { userId } from "../../lib/domain/ids.ts";
import { remediationRequest } from "../../lib/domain/remediation-request.ts";
import { openKeys } from "../../sandbox/tenant/keys.ts";
import type { TenantFile } from "../../sandbox/tenant/schema.ts";
import { startTenant, type Tenant } from "../../sandbox/tenant/start-tenant.ts";
import type { ActivityFunction, Hands } from "../support/drive.ts";
import type { Driven } from "../support/driven.ts";
import { portsOnGraph } from "../support/ports-on-graph.ts";
import { unsound } from "../support/soundness.ts";
import { runCase } from "../support/run-case.ts";
import { viewIn, world } from "../support/world.ts";
import { cast } from "./cast.ts";
import { deskOf, type Desk } from "./desk.ts";
import { lookingApprover, type Answers } from "./looking-approver.ts";
import type { Guard, Outside } from "./guards.ts";
import { passDesk } from "./pass-desk.ts";
import { putOnRecord } from "./put-on-record.ts";
import type { Case } from "./rules/case.ts";
import type { OnRecord } from "./rules/on-record.ts";
import { TenantClock } from "./tenant-clock.ts";

/** What happens to the tenant on the way, by people who are none of this case's. */
interface Meanwhile {
  readonly afterSeconds: number;
  readonly happens: (tenant: Tenant, desk: Desk) => unknown;
}

/** A case: the tenant it meets, what the ticket says, and what people do. */
export interface Script {
  readonly file: TenantFile;
  readonly request: { readonly situation: string; readonly [member: string]: unknown };
  readonly policy?: object;
  readonly answers: Answers;
  readonly meanwhile: readonly Meanwhile[];
  readonly onRecord?: OnRecord;
  /** Comes down once the first method is deleted. */
  readonly guard?: Guard;
  /** What happens around passes. */
  readonly atDesk?: Pick<Case, "pickUps" | "strangerAfter">;
  /** How long an answer of the directory may take. */
  readonly timeLimitMs?: number;
}

export type State = ReturnType<Tenant["tenantState"]>;

/** A request that the tenant served, as its journal has it. */
export interface Served {
  readonly time: string;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly status: number;
  readonly requestId: string;
  /** The connection was broken in place of the answer. */
  readonly answerLost?: true;
}

export interface Played {
  readonly run: Driven;
  readonly view: CaseView;
  /** The tenant when the case was opened, and when it had ended. */
  readonly before: State;
  readonly after: State;
  readonly served: readonly Served[];
  /** When each stage was answered. */
  readonly answeredAt: ReadonlyMap<string, number>;
  /** What the directory calls what came on the way, and what the model calls it. */
  readonly names: ReadonlyMap<string, string>;
  /** When the guard came down, and how much the tenant had served by then. */
  readonly guardDown: { readonly at: number; readonly served: number } | undefined;
  /** What must hold after every run and does not. */
  readonly unsound: readonly string[];
}

let keys: string | undefined;

export async function play({
  file,
  request,
  policy,
  answers,
  meanwhile,
  atDesk = {},
  onRecord = {},
  guard,
  timeLimitMs,
}: Script): Promise<Played> {
  const dir = mkdtempSync(join(tmpdir(), "tenant-"));
  const clock = new TenantClock();
  try {
    await keepKeys(dir);
    writeFileSync(join(dir, "tenant.json"), JSON.stringify(file));
    const tenant = await startTenant({ dir, file: join(dir, "tenant.json"), port: 0, redirectUris: [] });
    try {
      const before = tenant.tenantState();
      const client = graphClient({
        baseUrl: tenant.url,
        credential: identityOf(tenant),
        record: () => undefined,
        ...(timeLimitMs === undefined ? {} : { timeLimitMs }),
      });
      const outside = {
        ...world({ clock, request: remediationRequest.parse(request), ...(policy && { policy }) }),
        ...portsOnGraph(client, userId.parse(cast.desk)),
      };
      const approver = lookingApprover(outside, answers);
      const atPassDesk = passDesk(outside, tenant, atDesk);
      const happenings = [
        ...approver.looks,
        ...atPassDesk.happenings,
        ...(await putOnRecord(outside, onRecord)),
        ...meanwhile.map(({ afterSeconds, happens }) => ({
          afterSeconds,
          happens: (hands: Hands) => happens(tenant, deskOf(outside, hands)),
        })),
      ];
      let guardDown: Played["guardDown"];
      const comesDown = async () => {
        if (!guard || guardDown) return;
        guardDown = { at: clock.ms, served: servedIn(dir).length };
        await guard.comesDown(outside, tenant);
      };
      const run = await runCase(outside, { happenings, activities: afterRemoval(outside, comesDown) });
      const view = await viewIn(outside, outside.caseId);
      const { answeredAt } = approver;
      const after = tenant.tenantState();
      return {
        run,
        view,
        before,
        after,
        served: servedIn(dir),
        answeredAt,
        names: atPassDesk.names,
        guardDown,
        unsound: await unsound(outside, run),
      };
    } finally {
      await tenant.stop();
    }
  } finally {
    clock.stop();
    rmSync(dir, { recursive: true });
  }
}

/** The same removals, and what happens between one and the next. */
const afterRemoval = (outside: Outside, happens: () => Promise<void>): Record<string, ActivityFunction> =>
  Object.fromEntries(
    activities
      .filter(({ name }) => name === "remove-method")
      .map(({ name, run }) => [
        name,
        async (input, context) => {
          const done = removed.safeParse(await run(outside, input, context));
          if (done.data?.result === "ended") await happens();
          return done.data;
        },
      ]),
  );
const removed = z.looseObject({ result: z.string() });

/** One pair of keys for all tenants: making them takes longer than a case does. */
async function keepKeys(dir: string): Promise<void> {
  const path = join(dir, "tenant-keys.json");
  if (keys !== undefined) writeFileSync(path, keys);
  else {
    await openKeys(dir);
    keys = readFileSync(path, "utf8");
  }
}

/** As a managed identity would, with a token for as long as it lasts. */
function identityOf({ identityEndpoint, identityHeader }: Tenant): TokenCredential {
  const answer = z.object({ access_token: z.string(), expires_on: z.string() });
  let kept: { token: string; expiresOnTimestamp: number } | undefined;
  return {
    getToken: async () => {
      if (kept && kept.expiresOnTimestamp > Date.now()) return kept;
      const url = `${identityEndpoint}?api-version=2019-08-01&resource=https%3A%2F%2Fgraph.microsoft.com`;
      const response = await fetch(url, { headers: { "x-identity-header": identityHeader } });
      const { access_token: token, expires_on } = answer.parse(await response.json());
      kept = { token, expiresOnTimestamp: Number(expires_on) * 1000 };
      return kept;
    },
  };
}

const servedIn = (dir: string): Served[] =>
  readFileSync(join(dir, "journal.ndjson"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Served)
    .filter(({ path }) => /^\/(v1\.0|beta)\//.test(path));
