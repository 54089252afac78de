import type { TenantFile } from "../../../../sandbox/tenant/schema.ts";
import { contoso, grant, idOf, runningTenant, stopTime, withhold } from "../running-tenant.ts";

const phone = contoso().devices.find(({ displayName }) => displayName === "Aiko's iPhone")?.id ?? "";
const registered = `/v1.0/users/${idOf("aiko.tanaka")}/registeredDevices`;
const device = `/v1.0/devices/${phone}`;
const disabled = { body: { accountEnabled: false } };

const tenantWithDevices = (change: (file: TenantFile) => void = () => undefined) =>
  runningTenant((file) => {
    grant(file, "Device.ReadWrite.All");
    change(file);
  });

it("lists what somebody registered, and nobody else's", async () => {
  const { graph } = await tenantWithDevices();
  expect((await graph("GET", `${registered}?$select=displayName,accountEnabled`)).body).toMatchObject({
    value: [
      { "@odata.type": "#microsoft.graph.device", displayName: "Aiko's iPhone", accountEnabled: true },
      { displayName: "CONTOSO-LT-1042" },
    ],
  });
  const ken = `/v1.0/users/${idOf("ken.sato")}/registeredDevices`;
  expect((await graph("GET", ken)).body).toMatchObject({ value: [] });
});

it("shows who may read people alone no more than the ids", async () => {
  const { graph } = await runningTenant((file) => withhold(file, "Device.ReadWrite.All"));
  expect((await graph("GET", registered)).body).toMatchObject({
    value: [{ id: phone, displayName: null, accountEnabled: null }, {}],
  });
  expect((await graph("GET", device)).status).toBe(403);
  expect((await graph("PATCH", device, disabled)).status).toBe(403);
});

it("disables a device, with a row in the audit log", async () => {
  const { graph, tenantState } = await tenantWithDevices();
  expect((await graph("PATCH", device, disabled)).status).toBe(204);
  expect((await graph("GET", `${device}?$select=id,accountEnabled`)).body).toMatchObject({
    id: phone,
    accountEnabled: false,
  });
  expect(tenantState().devices.map(({ accountEnabled }) => accountEnabled)).toEqual([false, true]);
  expect(tenantState().audits.at(-1)).toMatchObject({
    activityDisplayName: "Update device",
    targetResources: [{ id: phone, type: "Device", displayName: "Aiko's iPhone" }],
  });
});

it("lets reads of devices lag behind", async () => {
  const letPass = stopTime();
  const { graph } = await tenantWithDevices((file) => {
    file.faults.readLagSeconds.devices = 60;
  });
  await graph("PATCH", device, disabled);
  expect((await graph("GET", device)).body).toMatchObject({ accountEnabled: true });
  letPass(61);
  expect((await graph("GET", device)).body).toMatchObject({ accountEnabled: false });
});

it("knows no other device and changes nothing else", async () => {
  const { graph } = await tenantWithDevices();
  const none = "/v1.0/devices/99999999-9999-4999-8999-999999999999";
  expect((await graph("PATCH", none, disabled)).status).toBe(404);
  expect((await graph("PATCH", device, { body: { displayName: "Mine" } })).status).toBe(400);
});
