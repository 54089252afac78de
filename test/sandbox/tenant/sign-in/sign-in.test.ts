import * as client from "openid-client";
import { contoso, graphResource, idOf, redirectUri, runningTenant, tokenFor } from "../running-tenant.ts";
import { attempt, choose } from "./signing-in.ts";
import { anyNumber, containing } from "../like.ts";

describe("signing in", () => {
  it("gives an ID token as Entra's, with the person's roles", async () => {
    const tenant = await runningTenant();
    const { config, url, checks } = await attempt(tenant);
    const back = await choose(url, { person: idOf("yuki.mori") });
    const tokens = await client.authorizationCodeGrant(config, back, checks);
    expect(tokens.claims()).toMatchObject({
      ver: "2.0",
      iss: tenant.issuer,
      aud: tenant.clientId,
      tid: tenant.tenantId,
      oid: idOf("yuki.mori"),
      preferred_username: "yuki.mori@contoso.example",
      name: "Yuki Mori",
      roles: ["Operator"],
      auth_time: anyNumber,
    });
    expect(tokens.claims()?.sub).not.toBe(idOf("yuki.mori"));
  });

  it("gives somebody without roles no roles claim", async () => {
    const { config, url, checks } = await attempt(await runningTenant());
    const back = await choose(url, { person: "ken.sato@contoso.example" });
    const tokens = await client.authorizationCodeGrant(config, back, checks);
    expect(tokens.claims()).not.toHaveProperty("roles");
  });

  it("gives the foreign persona this tenant's issuer and another tid", async () => {
    const tenant = await runningTenant();
    const { config, url, checks } = await attempt(tenant);
    const foreign = contoso().foreignPersona;
    const back = await choose(url, { person: foreign?.id ?? "" });
    const claims = (await client.authorizationCodeGrant(config, back, checks)).claims();
    expect(claims).toMatchObject({ iss: tenant.issuer, tid: foreign?.tenantId, roles: ["Operator"] });
    expect(claims?.["tid"]).not.toBe(tenant.tenantId);
  });

  it("ends with access_denied for somebody who cancels, and with login_required for prompt=none", async () => {
    const tenant = await runningTenant();
    const back = await choose((await attempt(tenant)).url, { cancel: "1" });
    expect(back.searchParams.get("error")).toBe("access_denied");
    const silent = (await attempt(tenant, { prompt: "none" })).url;
    expect((await choose(silent, {})).searchParams.get("error")).toBe("login_required");
  });
});

describe("the person picker", () => {
  const page = async (url: URL, headers: Record<string, string> = {}) => {
    const response = await fetch(url, { headers });
    return { status: response.status, text: await response.text() };
  };

  it("lists who may sign in, the hinted one chosen, and nobody who is disabled", async () => {
    const { url } = await attempt(await runningTenant(), { login_hint: "Ken.Sato@contoso.example" });
    const { text } = await page(url);
    const checked = [...text.matchAll(/value="([^"]+)"\s+required\s+checked/g)].map(([, id]) => id);
    expect(checked).toEqual([idOf("ken.sato")]);
    expect(text).toContain("Liam O&#39;Neill");
    expect(text).not.toContain("Takumi Ono");
  });

  it("speaks Japanese and English, ui_locales first", async () => {
    const tenant = await runningTenant();
    const { url } = await attempt(tenant);
    expect((await page(url)).text).toContain('<html lang="en">');
    expect((await page(url, { "accept-language": "ja-JP,en;q=0.5" })).text).toContain('<html lang="ja">');
    const asked = await attempt(tenant, { ui_locales: "en" });
    expect((await page(asked.url, { "accept-language": "ja" })).text).toContain('<html lang="en">');
  });

  it("shows a wrong client or redirect URI instead of redirecting", async () => {
    const tenant = await runningTenant();
    const astray = await attempt(tenant, { redirect_uri: `${redirectUri}/x` });
    expect(await page(astray.url)).toMatchObject({
      status: 400,
      text: containing("AADSTS50011"),
    });
    const unknown = await attempt(tenant, { client_id: "x" });
    expect(await page(unknown.url)).toMatchObject({
      status: 400,
      text: containing("AADSTS700016"),
    });
  });

  it("refuses somebody disabled, somebody unknown and nobody at all", async () => {
    const { url } = await attempt(await runningTenant());
    await expect(choose(url, { person: idOf("takumi.ono") })).rejects.toThrow("AADSTS50057");
    await expect(choose(url, { person: "x" })).rejects.toThrow("AADSTS50034");
    await expect(choose(url, {})).rejects.toThrow("Choose somebody first");
  });

  it.each([
    [{ code_challenge_method: "plain" }, "invalid_request"],
    [{ response_type: "token" }, "unsupported_response_type"],
    [{ response_mode: "fragment" }, "invalid_request"],
    [{ scope: "profile" }, "invalid_scope"],
  ])("sends %j back as %s", async (parameters, error) => {
    const { url, checks } = await attempt(await runningTenant(), parameters);
    const back = await choose(url, { person: idOf("ken.sato") });
    expect(back.searchParams.get("error")).toBe(error);
    expect(back.searchParams.get("state")).toBe(checks.expectedState);
  });
});

describe("the token endpoint refuses", () => {
  it("a code the second time", async () => {
    const { config, url, checks } = await attempt(await runningTenant());
    const back = await choose(url, { person: idOf("ken.sato") });
    await client.authorizationCodeGrant(config, back, checks);
    await expect(client.authorizationCodeGrant(config, back, checks)).rejects.toMatchObject({
      error: "invalid_grant",
      error_description: containing("AADSTS54005"),
    });
  });

  it("another code verifier", async () => {
    const { config, url, checks } = await attempt(await runningTenant());
    const back = await choose(url, { person: idOf("ken.sato") });
    const wrong = { ...checks, pkceCodeVerifier: client.randomPKCECodeVerifier() };
    await expect(client.authorizationCodeGrant(config, back, wrong)).rejects.toMatchObject({
      error: "invalid_grant",
    });
  });

  it("a client that proves nothing, proves it with a Graph token, or as another identity", async () => {
    const tenant = await runningTenant((file) => {
      const [identity] = file.identities;
      if (identity === undefined) throw new Error("Contoso has no identity");
      file.identities.unshift({
        ...identity,
        name: "other",
        clientId: file.tenantId,
        principalId: file.tenantId,
      });
    });
    const assertions = [() => Promise.resolve("x"), () => tokenFor(tenant, graphResource), undefined];
    for (const assertion of assertions) {
      const { config, url, checks } = await attempt(tenant, {}, assertion);
      const back = await choose(url, { person: idOf("ken.sato") });
      await expect(client.authorizationCodeGrant(config, back, checks)).rejects.toMatchObject({
        error: "invalid_client",
      });
    }
  });
});

it("signing out leads back to a registered address, and nowhere else", async () => {
  const tenant = await runningTenant();
  const { config } = await attempt(tenant);
  const out = (to: string) => client.buildEndSessionUrl(config, { post_logout_redirect_uri: to, state: "s" });
  const back = await fetch(out(redirectUri), { redirect: "manual" });
  expect(back.headers.get("location")).toBe(`${redirectUri}?state=s`);
  const elsewhere = await fetch(out("http://127.0.0.1:9/elsewhere"), { redirect: "manual" });
  expect([elsewhere.status, elsewhere.headers.get("location")]).toEqual([200, null]);
});
