import { faultBook } from "../../../sandbox/tenant/faults.ts";
import { faults } from "../../../sandbox/tenant/schema-conduct.ts";
import { idOf, methodId, runningTenant, stopTime, typesIn } from "./running-tenant.ts";

const methods = `/v1.0/users/${idOf("aiko.tanaka")}/authentication/methods`;
const mobile = "3179e48a-750b-4051-897c-87b9720928f7";
const deletePhone = `/v1.0/users/${idOf("aiko.tanaka")}/authentication/phoneMethods/${mobile}`;

it("throttles the first ones with Retry-After, then serves", async () => {
  const { graph } = await runningTenant((file) => {
    file.faults.throttle = [{ path: "/authentication/", first: 2, retryAfterSeconds: 7 }];
  });
  for (let request = 0; request < 2; request += 1) {
    const { status, headers, body } = await graph("GET", methods);
    expect([status, headers.get("retry-after")]).toEqual([429, "7"]);
    expect(body).toMatchObject({ error: { code: "TooManyRequests" } });
  }
  expect((await graph("GET", methods)).status).toBe(200);
});

it("throttles every nth matching request and leaves others alone", () => {
  const throttle = [{ path: "^/v1.0/users", method: "GET", everyNth: 3 }];
  const book = faultBook(faults.parse({ throttle }));
  const statuses = Array.from({ length: 6 }, () => book.refusal("GET", "/v1.0/users/x")?.status);
  expect(statuses).toEqual([undefined, undefined, 429, undefined, undefined, 429]);
  expect(book.refusal("POST", "/v1.0/users/x")).toBeUndefined();
});

it("fails the first ones with a server error and does nothing", async () => {
  const { graph, tenantState } = await runningTenant((file) => {
    file.faults.serverErrors = [{ path: "/phoneMethods/", status: 503, first: 1 }];
  });
  const before = tenantState().people;
  expect((await graph("DELETE", deletePhone)).status).toBe(503);
  expect(tenantState().people).toEqual(before);
  expect((await graph("DELETE", deletePhone)).status).toBe(204);
});

it("loses the answer of a request it carried out, and journals both", async () => {
  const { graph, tenantState, journal } = await runningTenant((file) => {
    file.faults.lostAnswer = [{ path: "/phoneMethods/", method: "DELETE", first: 1 }];
  });
  await expect(graph("DELETE", deletePhone)).rejects.toThrow("fetch failed");
  expect(tenantState().people.find(({ id }) => id === idOf("aiko.tanaka"))?.methods).toHaveLength(4);
  expect(journal().at(-1)).toMatchObject({ method: "DELETE", status: 204, answerLost: true });
  expect((await graph("DELETE", deletePhone)).status).toBe(404);
});

it("lets reads of methods lag behind, while deletes see what is true", async () => {
  const letPass = stopTime();
  const { graph } = await runningTenant((file) => {
    file.faults.readLagSeconds.methods = 60;
  });
  await graph("DELETE", deletePhone);
  expect(typesIn(await graph("GET", methods))).toContain("phone");
  expect((await graph("DELETE", deletePhone)).status).toBe(404);
  letPass(61);
  expect(typesIn(await graph("GET", methods))).not.toContain("phone");
});

it("says 204 and keeps the method", async () => {
  const { graph, tenantState } = await runningTenant((file) => {
    file.faults.deleteDoesNothing = [mobile];
  });
  expect((await graph("DELETE", deletePhone)).status).toBe(204);
  expect(typesIn(await graph("GET", methods))).toContain("phone");
  expect(tenantState().audits.at(-1)).toMatchObject({ activityDisplayName: "Admin deleted security info" });
});

it("brings a deleted method back after a while, also when another one went meanwhile", async () => {
  const letPass = stopTime();
  const { graph } = await runningTenant((file) => {
    file.faults.reappears = [{ methodId: mobile, afterSeconds: 60 }];
  });
  await graph("DELETE", deletePhone);
  const oath = methodId("aiko.tanaka", "softwareOath");
  await graph("DELETE", `/v1.0/users/${idOf("aiko.tanaka")}/authentication/softwareOathMethods/${oath}`);
  expect(typesIn(await graph("GET", methods))).toEqual(["password", "microsoftAuthenticator", "fido2"]);
  letPass(61);
  expect(typesIn(await graph("GET", methods))).toEqual([
    "password",
    "microsoftAuthenticator",
    "phone",
    "fido2",
  ]);
  expect((await graph("DELETE", deletePhone)).status).toBe(204);
});

it("makes every request wait", async () => {
  const { graph } = await runningTenant((file) => {
    file.faults.latencyMs = 150;
  });
  const before = Date.now();
  await graph("GET", methods);
  expect(Date.now() - before).toBeGreaterThanOrEqual(145);
});
