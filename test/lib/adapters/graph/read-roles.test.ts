import { graphDirectory } from "../../../../lib/adapters/graph/graph-directory.ts";
import { startScriptedGraph } from "./scripted-graph.ts";
import { scriptedPerson } from "./scripted-person.ts";
import { people } from "./tenant-under-test.ts";

const role = "fe930be7-5e62-47db-91af-98c3a49a38b1";
const ofSubject = { principalId: people.aiko, roleDefinitionId: role };
const ofGroup = { principalId: people.nobody, roleDefinitionId: role.toUpperCase() };
const group = { id: people.nobody, displayName: "A group", isAssignableToRole: false };
const none = { direct: [], throughGroups: [], eligible: [] };

test.each([
  ["roleAssignments", ofSubject, { ...none, direct: [role] }],
  ["assignmentInstances", ofSubject, { ...none, direct: [role] }],
  ["transitiveAssignments", ofSubject, { ...none, direct: [role] }],
  ["transitiveAssignments", ofGroup, { ...none, throughGroups: [role] }],
  ["directoryRoles", { roleTemplateId: role }, { ...none, throughGroups: [role] }],
  ["eligibilities", ofSubject, { ...none, eligible: [role] }],
  ["groups", group, none],
] as const)("%s alone is enough", async (path, row, expected) => {
  const graph = await startScriptedGraph(scriptedPerson({ [path]: { body: { value: [row] } } }));
  const { facts } = await graphDirectory(graph.client).facts(people.aiko, { requester: people.emma });
  expect(facts.roles).toEqual(expected);
  expect(facts.roleAssignableGroups).toEqual([]);
  await graph.stop();
});

test("a role told by several lists is told once", async () => {
  const body = { value: [ofSubject, ofSubject] };
  const graph = await startScriptedGraph(
    scriptedPerson({
      roleAssignments: { body },
      assignmentInstances: { body },
      transitiveAssignments: { body },
      directoryRoles: { body: { value: [{ roleTemplateId: role }] } },
    }),
  );
  const { facts } = await graphDirectory(graph.client).facts(people.aiko, { requester: people.emma });
  expect(facts.roles).toEqual({ ...none, direct: [role] });
  await graph.stop();
});
