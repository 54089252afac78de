import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { join } from "node:path";
import { z } from "zod";
import { openStore } from "../../../sandbox/tenant/store.ts";
import { contosoPath, idOf, newFolder, graphResource, tokenFor } from "./running-tenant.ts";

const root = join(__dirname, "../../..");
const addresses = z.object({ url: z.string(), identityEndpoint: z.string(), identityHeader: z.string() });

/** Node runs the sources as they are, types stripped, as the sandbox does outside the tests. */
const script = `
  import { startTenant } from ${JSON.stringify(join(root, "sandbox/tenant/start-tenant.ts"))};
  const [dir, file] = process.argv.slice(1);
  const tenant = await startTenant({ dir, file, port: 0, redirectUris: [] });
  console.log(JSON.stringify(tenant));
`;

it("runs under Node without a build, and a kill loses nothing that was answered", async () => {
  const dir = newFolder();
  const file = join(dir, "tenant.json");
  copyFileSync(contosoPath, file);
  const node = join(root, "node_modules/.bin/node");
  const child = spawn(node, ["--input-type=module", "--eval", script, dir, file], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  try {
    const [line] = z.tuple([z.string()]).parse(await once(createInterface({ input: child.stdout }), "line"));
    const { url, ...identity } = addresses.parse(JSON.parse(line));
    const headers = { authorization: `Bearer ${await tokenFor(identity, graphResource)}` };
    const path = `/v1.0/users/${idOf("aiko.tanaka")}/revokeSignInSessions`;
    expect((await fetch(url + path, { method: "POST", headers })).status).toBe(200);
  } finally {
    child.kill("SIGKILL");
    await exited;
  }
  expect(openStore(dir, file).state.audits.at(-1)).toMatchObject({
    activityDisplayName: "Update StsRefreshTokenValidFrom Timestamp",
  });
  const last = readFileSync(join(dir, "journal.ndjson"), "utf8").trim().split("\n").at(-1) ?? "";
  expect(JSON.parse(last)).toMatchObject({ method: "POST", status: 200 });
});
