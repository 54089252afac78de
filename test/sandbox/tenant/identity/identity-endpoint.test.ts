import { ManagedIdentityCredential } from "@azure/identity";
import { Client, type Context } from "@microsoft/microsoft-graph-client";
import { decodeJwt } from "jose";
import { z } from "zod";
import { contoso, graphResource, idOf, runningTenant, tokenFor } from "../running-tenant.ts";
import { matching, someId } from "../like.ts";

// The credential reads these once a process: one tenant serves the tests that use it.
const { IDENTITY_ENDPOINT, IDENTITY_HEADER } = process.env;
afterAll(() => Object.assign(process.env, { IDENTITY_ENDPOINT, IDENTITY_HEADER }));

it("serves the product's own credential and Graph client over plain http", async () => {
  const { url, identityEndpoint, identityHeader } = await runningTenant();
  Object.assign(process.env, { IDENTITY_ENDPOINT: identityEndpoint, IDENTITY_HEADER: identityHeader });
  const credential = new ManagedIdentityCredential();
  const middleware = {
    execute: async (context: Context) => {
      const { token } = await credential.getToken(`${graphResource}/.default`);
      const headers = { authorization: `Bearer ${token}` };
      context.response = await fetch(context.request, { headers });
    },
  };
  const client = Client.initWithMiddleware({ baseUrl: `${url}/`, middleware });
  const user: unknown = await client
    .api(`/users/${idOf("aiko.tanaka")}`)
    .version("v1.0")
    .select(["displayName", "accountEnabled"])
    .get();
  expect(user).toMatchObject({ displayName: "Aiko Tanaka", accountEnabled: true });
  await expect(client.api("/users/nobody").version("v1.0").get()).rejects.toMatchObject({
    statusCode: 404,
    code: "Request_ResourceNotFound",
    requestId: someId,
  });
});

it("names the identity in a token for Graph, and the tenant's issuer in one for exchange", async () => {
  const tenant = await runningTenant();
  expect(decodeJwt(await tokenFor(tenant, `${graphResource}/`))).toMatchObject({
    aud: graphResource,
    idtyp: "app",
    tid: tenant.tenantId,
    roles: contoso().identities[0]?.permissions,
  });
  expect(decodeJwt(await tokenFor(tenant, "api://AzureADTokenExchange"))).toMatchObject({
    aud: "api://AzureADTokenExchange",
    iss: tenant.issuer,
  });
});

it("gives the identity a client id names, with that identity's permissions", async () => {
  const clientId = "aaaaaaaa-0000-4000-8000-000000000001";
  const tenant = await runningTenant((file) => {
    file.identities.push({
      name: "mailer",
      clientId,
      principalId: clientId,
      permissions: [],
      sendsMailAs: [],
    });
  });
  const query = `api-version=2019-08-01&resource=${graphResource}&client_id=${clientId}`;
  const headers = { "x-identity-header": tenant.identityHeader };
  const response = await fetch(`${tenant.identityEndpoint}?${query}`, { headers });
  const body: unknown = await response.json();
  expect(body).toMatchObject({
    token_type: "Bearer",
    expires_on: matching(/^\d+$/),
    client_id: clientId,
  });
  expect(tenant.journal().at(-1)).toMatchObject({ identity: "mailer" });
  const { access_token: token } = z.object({ access_token: z.string() }).parse(body);
  expect(decodeJwt(token)).not.toHaveProperty("roles");
});

it.each([
  ["a wrong header", `api-version=2019-08-01&resource=${graphResource}`, "wrong", 401],
  ["another api-version", `api-version=2017-09-01&resource=${graphResource}`, undefined, 400],
  ["no resource", "api-version=2019-08-01", undefined, 400],
  ["another resource", "api-version=2019-08-01&resource=https://vault.azure.net", undefined, 400],
  ["an unknown client id", `api-version=2019-08-01&resource=${graphResource}&client_id=x`, undefined, 400],
])("refuses %s", async (_, query, header, status) => {
  const { identityEndpoint, identityHeader } = await runningTenant();
  const headers = { "x-identity-header": header ?? identityHeader };
  expect((await fetch(`${identityEndpoint}?${query}`, { headers })).status).toBe(status);
});
