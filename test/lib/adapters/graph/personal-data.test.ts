import { inspect } from "node:util";
import { graphDirectory } from "../../../../lib/adapters/graph/graph-directory.ts";
import { graphRefusal, startScriptedGraph, type Scripted } from "./scripted-graph.ts";
import { pathNames, scriptedPerson, type PathOfFacts } from "./scripted-person.ts";
import { people, startTenantUnderTest } from "./tenant-under-test.ts";

const number = "+81 8055501234";
const secretKey = "JBSWY3DPEHPK3PXP";
const marked = [number, number.slice(4), secretKey, "canary@contoso.example"];
const type = (name: string) => `#microsoft.graph.${name}AuthenticationMethod`;
const methods = [
  { "@odata.type": type("phone"), id: "1", phoneType: "mobile", phoneNumber: number },
  { "@odata.type": type("softwareOath"), id: "2", secretKey },
  { "@odata.type": type("email"), id: "3", emailAddress: "canary@contoso.example" },
  { "@odata.type": type("hologram"), id: "4", phoneNumber: number, secretKey },
];

/** Everything that comes out of the adapter, errors with their causes included, as a log would print it. */
function expectNoneOf(words: readonly string[], ...seen: unknown[]): void {
  const text = inspect(seen, { depth: 20, showHidden: true, maxStringLength: null });
  for (const word of words) expect(text).not.toContain(word);
}

async function everythingOf(answer: Parameters<typeof startScriptedGraph>[0]): Promise<unknown[]> {
  const graph = await startScriptedGraph(answer);
  const directory = graphDirectory(graph.client);
  const seen: unknown[] = [graph.records];
  for (const read of [
    () => directory.facts(people.aiko, { requester: people.emma, phone: { name: "any" } }),
    () => directory.methods(people.aiko),
    () => directory.deleteMethod(people.aiko, { id: "1", type: "phone", isDefault: false }),
    () => directory.resolve("canary@contoso.example"),
    () => directory.sessionsValidFrom(people.aiko),
    () => directory.auditRows(people.aiko, "any", "2026-11-21T00:00:00Z"),
  ])
    seen.push(await read().catch((error: unknown) => error));
  await graph.stop();
  return seen;
}

const list: Scripted = { body: { value: methods } };

test("numbers, keys and addresses in the lists of methods stay in Graph", async () => {
  const person = scriptedPerson({ methods: list, betaMethods: list });
  const graph = await startScriptedGraph(person);
  const directory = graphDirectory(graph.client);
  const read = await directory.facts(people.aiko, { requester: people.emma });
  expect(read.facts.methods.map(({ id }) => id)).toEqual(["1", "2", "3"]);
  expectNoneOf(marked, read, await directory.methods(people.aiko), graph.records);
  await graph.stop();
});

test("a number in the name of a device is masked before the name leaves", async () => {
  const app = { "@odata.type": type("microsoftAuthenticator"), id: "a", displayName: `Hanako ${number}` };
  const named: Scripted = { body: { value: [app] } };
  const graph = await startScriptedGraph(scriptedPerson({ methods: named, betaMethods: named }));
  const read = await graphDirectory(graph.client).facts(people.aiko, {
    requester: people.emma,
    phone: { name: "Hanako" },
  });
  expect(read.names.labels).toEqual({ "microsoftAuthenticator.a": "Hanako +…" });
  expectNoneOf(marked, read, graph.records);
  await graph.stop();
});

test("a number in anybody's name is masked before the name leaves", async () => {
  const graph = await startTenantUnderTest((file) => {
    for (const person of file.people) person.displayName = `${person.displayName} (${number})`;
  });
  const { names } = await graphDirectory(graph.client).facts(
    people.aiko,
    { requester: people.emma },
    { secondApprovers: [people.withoutManager], devices: true, risk: true },
  );
  expect([
    names.subject,
    names.requester,
    names.manager,
    ...Object.values(names.secondApprovers ?? {}),
  ]).toEqual(["Aiko Tanaka (+…)", "Emma Brown (+…)", "Ken Sato (+…)", "Haruka Ito (+…)"]);
  await graph.stop();
});

test.each([400, 403, 404, 405, 429, 500])(
  "a refusal (%i) that speaks of them is not passed on",
  async (status) => {
    const refusal = { status, body: graphRefusal("badRequest", marked.join(" ")) };
    expectNoneOf(marked, ...(await everythingOf(() => refusal)));
  },
);

test("an answer of another form that holds them is not passed on", async () => {
  expectNoneOf(marked, ...(await everythingOf(() => ({ body: marked.join(" ") }))));
  expectNoneOf(marked, ...(await everythingOf(() => ({ body: { value: marked, [number]: marked } }))));
  const row = { "@odata.type": number, id: { secretKey }, phoneType: secretKey };
  expectNoneOf(marked, ...(await everythingOf(() => ({ body: { value: [row] } }))));
});

test.each(pathNames)("nor one at %s among good ones", async (path: PathOfFacts) => {
  const refusal = { status: 403, body: graphRefusal("accessDenied", marked.join(" ")) };
  const graph = await startScriptedGraph(scriptedPerson({ [path]: refusal }));
  const seen: unknown = await graphDirectory(graph.client)
    .facts(people.aiko, { requester: people.emma })
    .catch((error: unknown) => error);
  expectNoneOf(marked, seen, graph.records);
  await graph.stop();
});

test("a number in the tenant does not leave it", async () => {
  const graph = await startTenantUnderTest((file) => {
    for (const person of file.people)
      for (const method of person.methods) if ("phoneNumber" in method) method["phoneNumber"] = number;
  });
  const directory = graphDirectory(graph.client);
  const seen: unknown[] = [graph.records];
  for (const subject of Object.values(people)) {
    seen.push(await directory.methods(subject).catch((error: unknown) => error));
    seen.push(
      await directory
        .facts(subject, { requester: people.emma, phone: { name: "x" } })
        .catch((error: unknown) => error),
    );
  }
  expectNoneOf(marked, ...seen);
  expect(JSON.stringify(graph.tenant.tenantState())).toContain(number);
  await graph.stop();
});
