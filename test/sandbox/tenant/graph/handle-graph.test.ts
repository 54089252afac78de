import { idOf, runningTenant, withhold, tokenFor } from "../running-tenant.ts";

const aiko = idOf("aiko.tanaka");

describe("Graph refuses", () => {
  it("a request without a token, naming the error", async () => {
    const { url } = await runningTenant();
    const response = await fetch(`${url}/v1.0/users/${aiko}`);
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ error: { code: "InvalidAuthenticationToken" } });
  });

  it("a token made elsewhere, and one for another audience", async () => {
    const tenant = await runningTenant();
    const other = await runningTenant();
    const stolen = await tokenFor(other, "https://graph.microsoft.com");
    const exchange = await tokenFor(tenant, "api://AzureADTokenExchange");
    for (const token of [stolen, exchange, "x.y.z"]) {
      const headers = { authorization: `Bearer ${token}` };
      expect((await fetch(`${tenant.url}/v1.0/users/${aiko}`, { headers })).status).toBe(401);
    }
  });

  it.each([
    ["GET", "/v1.0/nothing", 400, "BadRequest"],
    ["GET", "/v2.0/users/x", 404, undefined],
    ["GET", `/v1.0/users/${aiko}/authentication/hologramMethods`, 400, "BadRequest"],
    ["DELETE", `/v1.0/users/${aiko}`, 405, "Request_BadRequest"],
    ["GET", `/v1.0/users/${aiko}?$expand=manager`, 400, "BadRequest"],
    ["GET", `/v1.0/users/%E0%A4%A`, 400, "BadRequest"],
    ["GET", `/v1.0/users/${aiko}/authentication/signInPreferences`, 400, "BadRequest"],
  ])("%s %s with %i", async (method, path, status, code) => {
    const { graph, url } = await runningTenant();
    if (code === undefined) expect((await fetch(url + path)).status).toBe(status);
    else expect(await graph(method, path)).toMatchObject({ status, body: { error: { code } } });
  });

  it("names the segment it does not know", async () => {
    const { graph } = await runningTenant();
    const { body } = await graph("GET", `/v1.0/users/${aiko}/authentication/hologramMethods/1`);
    expect(body).toMatchObject({
      error: { message: "Resource not found for the segment 'hologramMethods'." },
    });
  });

  it.each([
    ["POST", `/v1.0/users/${aiko}/revokeSignInSessions`, "Authorization_RequestDenied"],
    ["GET", `/v1.0/users/${aiko}/authentication/methods`, "accessDenied"],
    ["POST", `/v1.0/users/${aiko}/sendMail`, "ErrorAccessDenied"],
  ])("%s %s without the permission, in the words of the service", async (method, path, code) => {
    const { graph } = await runningTenant((file) => {
      for (const identity of file.identities) identity.permissions = ["User.Read.All"];
    });
    expect(await graph(method, path)).toMatchObject({ status: 403, body: { error: { code } } });
  });
});

it("echoes the client's request id and gives its own, in headers and error bodies", async () => {
  const { graph } = await runningTenant();
  const headers = { "client-request-id": "11111111-2222-3333-4444-555555555555" };
  const good = await graph("GET", `/v1.0/users/${aiko}`, { headers });
  expect(good.headers.get("client-request-id")).toBe(headers["client-request-id"]);
  const bad = await graph("GET", "/v1.0/users/nobody@contoso.example", { headers });
  const requestId = bad.headers.get("request-id");
  expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
  expect(bad.body).toMatchObject({ error: { innerError: { "request-id": requestId, ...headers } } });
});

it("repeats the message inside innerError for the method service alone", async () => {
  const { graph } = await runningTenant((file) => withhold(file, "UserAuthMethod-Email.ReadWrite.All"));
  const gone = await graph("DELETE", `/v1.0/users/${aiko}/authentication/emailMethods/x`);
  expect(gone.status).toBe(403);
  expect(gone.body).toHaveProperty("error.innerError.message", "Request Authorization failed");
  expect((await graph("GET", "/v1.0/users/x")).body).not.toHaveProperty("error.innerError.message");
});
