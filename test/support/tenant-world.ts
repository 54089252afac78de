/** A world whose people live in the simulated tenant, asked over HTTP by the product's own adapters, in virtual time. */
import type { TenantFile } from "../../sandbox/tenant/schema.ts";
import {
  people,
  startTenantUnderTest,
  type TenantUnderTest,
} from "../lib/adapters/graph/tenant-under-test.ts";
import { TenantClock } from "../model/tenant-clock.ts";
import type { Through } from "./graph-proxy.ts";
import { portsOnGraph } from "./ports-on-graph.ts";
import { world, type World } from "./world.ts";

type OnGraph = ReturnType<typeof portsOnGraph>;

export interface TenantWorld extends Omit<World, keyof OnGraph | "quarantine">, OnGraph {
  readonly graph: TenantUnderTest;
  stop(): Promise<void>;
}

export async function tenantWorld(
  change: Parameters<typeof world>[0],
  bend: (file: TenantFile) => void,
  through?: Through,
): Promise<TenantWorld> {
  const clock = new TenantClock();
  const graph = await startTenantUnderTest(bend, through);
  return {
    ...world({ ...change, clock }),
    ...portsOnGraph(graph.client, people.serviceDesk),
    graph,
    stop: async () => {
      await graph.stop();
      clock.stop();
    },
  };
}
