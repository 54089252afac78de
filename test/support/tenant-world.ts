/** A world whose people live in the simulated tenant, asked over HTTP by the product's own adapters, in virtual time. */
import { graphDirectory } from "../../lib/adapters/graph/graph-directory.ts";
import { graphMailer } from "../../lib/adapters/graph/graph-mailer.ts";
import { graphPasses } from "../../lib/adapters/graph/graph-passes.ts";
import { graphQuarantine } from "../../lib/adapters/graph/graph-quarantine.ts";
import type { Directory } from "../../lib/ports/directory.ts";
import type { Mailer } from "../../lib/ports/mailer.ts";
import type { Passes } from "../../lib/ports/passes.ts";
import type { Quarantine } from "../../lib/ports/quarantine.ts";
import { renderMail } from "../../lib/web/mails/render-mail.tsx";
import type { TenantFile } from "../../sandbox/tenant/schema.ts";
import {
  people,
  startTenantUnderTest,
  type TenantUnderTest,
} from "../lib/adapters/graph/tenant-under-test.ts";
import { TenantClock } from "../model/tenant-clock.ts";
import { world, type World } from "./world.ts";

type OnGraph = "directory" | "mailer" | "passes" | "quarantine" | "quarantineOf";

export interface TenantWorld extends Omit<World, OnGraph> {
  readonly directory: Directory;
  readonly mailer: Mailer;
  readonly passes: Passes;
  readonly quarantineOf: (group: string) => Quarantine;
  readonly graph: TenantUnderTest;
  stop(): Promise<void>;
}

/** Where the app puts a port on Graph, this puts it on the tenant: a memory in its place would need no permission. */
export async function tenantWorld(
  change: Parameters<typeof world>[0],
  bend: (file: TenantFile) => void,
): Promise<TenantWorld> {
  const clock = new TenantClock();
  const graph = await startTenantUnderTest(bend);
  return {
    ...world({ ...change, clock }),
    directory: graphDirectory(graph.client),
    passes: graphPasses(graph.client),
    mailer: graphMailer(graph.client, { sender: people.serviceDesk, render: renderMail }),
    quarantineOf: (group) => graphQuarantine(graph.client, group),
    graph,
    stop: async () => {
      await graph.stop();
      clock.stop();
    },
  };
}
