/**
 * Plays one case to its end: the product on the durable engine, its Graph adapters over loopback, the tenant behind them,
 * and all of them in one virtual time.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { graphClient } from "../../lib/adapters/graph/graph-client.ts";
import { userId } from "../../lib/domain/ids.ts";
import { remediationRequest } from "../../lib/domain/remediation-request.ts";
import type { Tenant } from "../../sandbox/tenant/start-tenant.ts";
import type { Hands } from "../support/drive.ts";
import { portsOnGraph } from "../support/ports-on-graph.ts";
import { runCase } from "../support/run-case.ts";
import { unsound } from "../support/soundness.ts";
import { viewIn, world } from "../support/world.ts";
import { afterRemoval } from "./after-removal.ts";
import { cast } from "./cast.ts";
import { deskOf } from "./desk.ts";
import type { Outside } from "./guards.ts";
import { servedIn } from "./journal.ts";
import { lookingApprover } from "./looking-approver.ts";
import { passDesk } from "./pass-desk.ts";
import type { Played } from "./played.ts";
import { putOnRecord } from "./put-on-record.ts";
import type { Script } from "./script.ts";
import { TenantClock } from "./tenant-clock.ts";
import { tenantIdentity } from "./tenant-identity.ts";
import { tenantIn } from "./tenant-in.ts";

export async function play(script: Script): Promise<Played> {
  const dir = mkdtempSync(join(tmpdir(), "tenant-"));
  const clock = new TenantClock();
  try {
    const tenant = await tenantIn(dir, script.file);
    try {
      return await playedWith(tenant, outsideOf(tenant, clock, script), script, () => servedIn(dir));
    } finally {
      await tenant.stop();
    }
  } finally {
    clock.stop();
    rmSync(dir, { recursive: true });
  }
}

/** The product's ports, those of the directory on this tenant. */
function outsideOf(tenant: Tenant, clock: TenantClock, { request, policy, timeLimitMs }: Script): Outside {
  const client = graphClient({
    baseUrl: tenant.url,
    credential: tenantIdentity(tenant),
    record: () => undefined,
    ...(timeLimitMs === undefined ? {} : { timeLimitMs }),
  });
  return {
    ...world({ clock, request: remediationRequest.parse(request), ...(policy && { policy }) }),
    ...portsOnGraph(client, userId.parse(cast.desk)),
  };
}

async function playedWith(
  tenant: Tenant,
  outside: Outside,
  { answers, meanwhile, onRecord = {}, atDesk = {}, guard }: Script,
  served: () => Played["served"],
): Promise<Played> {
  const before = tenant.tenantState();
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
    guardDown = { at: outside.clock.ms, served: served().length };
    await guard.comesDown(outside, tenant);
  };
  const run = await runCase(outside, { happenings, activities: afterRemoval(outside, comesDown) });
  const view = await viewIn(outside, outside.caseId);
  const after = tenant.tenantState();
  return {
    ...{ run, view, before, after, guardDown },
    ...{ answeredAt: approver.answeredAt, names: atPassDesk.names },
    ...{ served: served(), unsound: await unsound(outside, run) },
  };
}
