import { idOf, runningTenant } from "../running-tenant.ts";

const [aiko, ken, haruka] = ["aiko.tanaka", "ken.sato", "haruka.ito"].map(idOf);
const eventual = { headers: { ConsistencyLevel: "eventual" } };
const above = (levels: string) =>
  `/v1.0/users/${aiko ?? ""}?$select=id&$count=true&$expand=${encodeURIComponent(`manager($levels=${levels};$select=id)`)}`;

it("shows everybody above somebody, one inside the other", async () => {
  const { graph } = await runningTenant();
  const whole = { id: aiko, manager: { id: ken, manager: { id: haruka } } };
  expect((await graph("GET", above("max"), eventual)).body).toMatchObject(whole);
  const { body } = await graph("GET", above("1"), eventual);
  expect(body).toMatchObject({ manager: { "@odata.type": "#microsoft.graph.user", id: ken } });
  expect(body).not.toHaveProperty("manager.manager");
});

it("goes round a circle no more often than it was asked to", async () => {
  const { graph } = await runningTenant((file) => {
    for (const found of file.people) if (found.id === ken) found.managerId = aiko;
  });
  const { body } = await graph("GET", above("3"), eventual);
  expect(body).toMatchObject({ manager: { id: ken, manager: { id: aiko, manager: { id: ken } } } });
  expect(body).not.toHaveProperty("manager.manager.manager.manager");
});

it("wants an advanced query, and knows no other expansion", async () => {
  const { graph } = await runningTenant();
  expect(await graph("GET", above("2"))).toMatchObject({ status: 400 });
  for (const levels of ["0", "1001", "all"])
    expect(await graph("GET", above(levels), eventual)).toMatchObject({ status: 400 });
  const path = `/v1.0/users/${aiko ?? ""}?$expand=manager`;
  expect(await graph("GET", path, eventual)).toMatchObject({ status: 400 });
});
