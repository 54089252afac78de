import { idOf, methodId, runningTenant, typesIn } from "../running-tenant.ts";
import { containing, including, listIncluding } from "../like.ts";

const listOf = (name: string, version: string) => `/${version}/users/${idOf(name)}/authentication/methods`;

it("lists what its version knows: v1.0 hides a hardware token, beta shows it", async () => {
  const { graph } = await runningTenant();
  const v1 = typesIn(await graph("GET", listOf("itsuki.nakamura", "v1.0")));
  const beta = typesIn(await graph("GET", listOf("itsuki.nakamura", "beta")));
  expect(v1).toEqual(["password", "phone", "phone", "phone"]);
  expect(beta).toEqual(["password", "hardwareOath", "phone", "phone", "phone"]);
});

it("lists a type nobody knows in both versions", async () => {
  const { graph } = await runningTenant();
  for (const version of ["v1.0", "beta"])
    expect(typesIn(await graph("GET", listOf("olivia.smith", version)))).toContain("hologram");
});

it("shows when a method was last used in beta alone, null where nobody knows", async () => {
  const { graph } = await runningTenant();
  const v1 = await graph("GET", listOf("aiko.tanaka", "v1.0"));
  expect(JSON.stringify(v1.body)).not.toContain("lastUsedDateTime");
  const beta = await graph("GET", listOf("aiko.tanaka", "beta"));
  expect(beta.body).toMatchObject({
    value: listIncluding(
      including({ displayName: "Aiko's iPhone", lastUsedDateTime: "2026-11-20T23:41:00Z" }),
      including({ phoneType: "mobile", lastUsedDateTime: null }),
    ),
  });
});

it("shows neither a password nor a token's secret", async () => {
  const { graph } = await runningTenant((file) => {
    for (const { methods } of file.people)
      for (const method of methods) Object.assign(method, { secretKey: "JBSWY3DP", password: "hunter2" });
  });
  const { body } = await graph("GET", listOf("emma.brown", "v1.0"));
  expect(body).toMatchObject({ value: [{ password: null }, { secretKey: null }, {}] });
});

it("does not take DELETE on the generic path", async () => {
  const { graph, tenantState } = await runningTenant();
  const before = tenantState().people;
  const answer = await graph(
    "DELETE",
    `${listOf("aiko.tanaka", "v1.0")}/${methodId("aiko.tanaka", "softwareOath")}`,
  );
  expect(answer.status).toBe(404);
  expect(answer.body).toHaveProperty("error.code", "UnknownError");
  expect(answer.body).toHaveProperty("error.message", containing("mface.windowsazure.com"));
  expect(tenantState().people).toEqual(before);
});
