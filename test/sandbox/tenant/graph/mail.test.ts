import { grant, runningTenant } from "../running-tenant.ts";

const path = "/v1.0/users/service-desk@contoso.example/sendMail";
const mail = {
  message: {
    subject: "承認のお願い",
    body: { contentType: "HTML", content: "<p>Aiko</p>" },
    toRecipients: [{ emailAddress: { address: "ken.sato@contoso.example" } }],
    internetMessageHeaders: [{ name: "x-case", value: "case-1" }],
  },
  saveToSentItems: false,
};

it("takes a mail with 202 and keeps it", async () => {
  const { graph, tenantState } = await runningTenant();
  expect(await graph("POST", path, { body: mail })).toMatchObject({ status: 202, body: undefined });
  expect(tenantState().mails).toMatchObject([
    {
      from: "service-desk@contoso.example",
      to: ["ken.sato@contoso.example"],
      subject: "承認のお願い",
      contentType: "html",
      headers: { "x-case": "case-1" },
    },
  ]);
});

it("sends twice what is sent twice", async () => {
  const { graph, tenantState } = await runningTenant();
  await graph("POST", path, { body: mail });
  await graph("POST", path, { body: mail });
  expect(tenantState().mails).toHaveLength(2);
});

it.each([
  ["no recipient", { message: { ...mail.message, toRecipients: [] } }, 400],
  ["an unknown part", { ...mail, importance: "high" }, 400],
  ["a body of its own kind", { message: { ...mail.message, body: { contentType: "MD", content: "" } } }, 400],
  [
    "a header without x-",
    { message: { ...mail.message, internetMessageHeaders: [{ name: "case", value: "" }] } },
    400,
  ],
])("refuses %s and keeps nothing", async (_, body, status) => {
  const { graph, tenantState } = await runningTenant();
  expect((await graph("POST", path, { body })).status).toBe(status);
  expect(tenantState().mails).toEqual([]);
});

it("refuses an unknown sender and a body that is not JSON", async () => {
  const { graph } = await runningTenant((file) => grant(file, "Mail.Send"));
  expect(await graph("POST", "/v1.0/users/nobody/sendMail", { body: mail })).toMatchObject({
    status: 404,
    body: { error: { code: "ErrorInvalidUser" } },
  });
  expect(await graph("POST", path, { headers: { "content-type": "application/json" } })).toMatchObject({
    status: 400,
    body: { error: { code: "BadRequest" } },
  });
});

it("lets Exchange's role send from its own mailboxes, and the permission of Entra from every one", async () => {
  const scoped = await runningTenant();
  expect((await scoped.graph("POST", path, { body: mail })).status).toBe(202);
  const other = "/v1.0/users/ken.sato@contoso.example/sendMail";
  expect((await scoped.graph("POST", other, { body: mail })).status).toBe(403);
  const everywhere = await runningTenant((file) => grant(file, "Mail.Send"));
  expect((await everywhere.graph("POST", other, { body: mail })).status).toBe(202);
});
