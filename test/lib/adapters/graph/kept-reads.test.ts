import { graphDirectory } from "../../../../lib/adapters/graph/graph-directory.ts";
import { startScriptedGraph, type ScriptedGraph } from "./scripted-graph.ts";
import { people, startTenantUnderTest } from "./tenant-under-test.ts";

const asked = { requester: people.emma };
let graph: ScriptedGraph | undefined;
afterEach(() => graph?.stop());

test("a step reads nothing twice, another step and a reading for none read everything anew", async () => {
  const under = await startTenantUnderTest();
  const directory = graphDirectory(under.client);
  const { facts } = await directory.facts(people.aiko, asked, undefined, "step-1");
  const whole = under.served().length;
  expect((await directory.facts(people.aiko, asked, undefined, "step-1")).facts).toEqual(facts);
  expect(under.served()).toEqual([]);
  await directory.facts(people.aiko, asked, undefined, "step-2");
  expect(under.served()).toHaveLength(whole);
  await directory.facts(people.aiko, asked);
  expect(under.served()).toHaveLength(whole);
  await under.stop();
});

test("an answer that breaks off is kept by nobody, and may be asked for again", async () => {
  graph = await startScriptedGraph(() => ({ body: { value: [] }, breaks: "midway" }));
  const directory = graphDirectory(graph.client);
  const read = () => directory.facts(people.aiko, asked, undefined, "step-1");
  await expect(read()).rejects.toMatchObject({ name: "TransientError" });
  const first = graph.asked.length;
  await expect(read()).rejects.toMatchObject({ name: "TransientError" });
  expect(graph.asked).toHaveLength(2 * first);
});
