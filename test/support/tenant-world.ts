/** A world whose people live in the simulated tenant, asked over HTTP by the product's own adapters, in virtual time. */
import { graphDirectory } from "../../lib/adapters/graph/graph-directory.ts";
import { graphMailer } from "../../lib/adapters/graph/graph-mailer.ts";
import { graphQuarantine } from "../../lib/adapters/graph/graph-quarantine.ts";
import type { Directory } from "../../lib/ports/directory.ts";
import type { Mailer } from "../../lib/ports/mailer.ts";
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

export interface TenantWorld extends Omit<World, "directory" | "mailer" | "quarantine" | "quarantineOf"> {
  readonly directory: Directory;
  readonly mailer: Mailer;
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
    mailer: graphMailer(graph.client, { sender: people.serviceDesk, render: renderMail }),
    quarantineOf: (group) => graphQuarantine(graph.client, group),
    graph,
    stop: async () => {
      await graph.stop();
      clock.stop();
    },
  };
}
