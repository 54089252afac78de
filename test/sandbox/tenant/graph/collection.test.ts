import { z } from "zod";
import { idOf, runningTenant, typesIn } from "../running-tenant.ts";

const nextLink = z
  .object({ "@odata.nextLink": z.url().optional() })
  .transform((page) => page["@odata.nextLink"]);

it("pages a list by absolute links that keep the query, until there is no more", async () => {
  const { graph, url } = await runningTenant((file) => {
    file.variants.pageSize = 2;
  });
  const seen: string[] = [];
  let path: string | undefined = `/beta/users/${idOf("aiko.tanaka")}/authentication/methods`;
  let pages = 0;
  while (path !== undefined) {
    const page = await graph("GET", path);
    seen.push(...typesIn(page));
    const next = nextLink.parse(page.body);
    expect(next ?? url).toContain(url);
    path = next?.slice(url.length);
    pages += 1;
  }
  expect(pages).toBe(3);
  expect(seen).toEqual(["password", "microsoftAuthenticator", "softwareOath", "phone", "fido2"]);
});

it("takes $top where the list does, and keeps the filter in the link", async () => {
  const { graph } = await runningTenant();
  const filter = `$filter=${encodeURIComponent("category eq 'UserManagement'")}`;
  await graph("POST", `/v1.0/users/${idOf("ken.sato")}/revokeSignInSessions`);
  const { body } = await graph("GET", `/v1.0/auditLogs/directoryAudits?${filter}&$top=1`);
  const next = new URL(nextLink.parse(body) ?? "");
  expect(next.searchParams.get("$filter")).toBe("category eq 'UserManagement'");
  expect((await graph("GET", "/v1.0/auditLogs/directoryAudits?$top=-1")).status).toBe(400);
});
