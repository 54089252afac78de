/** A world whose people live in the simulated tenant, asked over HTTP by the product's own adapters, in virtual time. */
import { graphAppPasswordHints } from "../../lib/adapters/graph/graph-app-password-hints.ts";
import { graphDevices } from "../../lib/adapters/graph/graph-devices.ts";
import { graphDirectory } from "../../lib/adapters/graph/graph-directory.ts";
import { graphHardwareTokens } from "../../lib/adapters/graph/graph-hardware-tokens.ts";
import { graphMailer } from "../../lib/adapters/graph/graph-mailer.ts";
import { graphPasses } from "../../lib/adapters/graph/graph-passes.ts";
import { graphPhoneNumbers } from "../../lib/adapters/graph/graph-phone-numbers.ts";
import { graphQuarantine } from "../../lib/adapters/graph/graph-quarantine.ts";
import { renderMail } from "../../lib/web/mails/render-mail.tsx";
import type { TenantFile } from "../../sandbox/tenant/schema.ts";
import {
  people,
  startTenantUnderTest,
  type TenantUnderTest,
} from "../lib/adapters/graph/tenant-under-test.ts";
import { TenantClock } from "../model/tenant-clock.ts";
import { world, type World } from "./world.ts";

/** Each port that the app puts on Graph: a memory in its place would need no permission. */
const onGraph = (graph: TenantUnderTest) => ({
  devices: graphDevices(graph.client),
  directory: graphDirectory(graph.client),
  hardwareTokens: graphHardwareTokens(graph.client),
  hints: graphAppPasswordHints(graph.client),
  mailer: graphMailer(graph.client, { sender: people.serviceDesk, render: renderMail }),
  passes: graphPasses(graph.client),
  phoneNumbers: graphPhoneNumbers(graph.client),
  quarantineOf: (group: string) => graphQuarantine(graph.client, group),
});
type OnGraph = ReturnType<typeof onGraph>;

export interface TenantWorld extends Omit<World, keyof OnGraph | "quarantine">, OnGraph {
  readonly graph: TenantUnderTest;
  stop(): Promise<void>;
}

export async function tenantWorld(
  change: Parameters<typeof world>[0],
  bend: (file: TenantFile) => void,
): Promise<TenantWorld> {
  const clock = new TenantClock();
  const graph = await startTenantUnderTest(bend);
  return {
    ...world({ ...change, clock }),
    ...onGraph(graph),
    graph,
    stop: async () => {
      await graph.stop();
      clock.stop();
    },
  };
}
