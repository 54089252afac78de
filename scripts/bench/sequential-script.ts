/** A plain script on Microsoft's SDK, to measure against: what it does is all in here. */
import { setTimeout as sleep } from "node:timers/promises";
import { Client, HTTPMessageHandler, type Context, type Middleware } from "@microsoft/microsoft-graph-client";
import { z } from "zod";

const methods = z.object({ value: z.array(z.object({ "@odata.type": z.string(), id: z.string() })) });
const preferences = z.object({ userPreferredMethodForSecondaryAuthentication: z.string().nullable() });

/** Kinds that were on the phone, and how each is deleted; Authenticator is the default where push is preferred. */
const onPhone = new Map([
  ["#microsoft.graph.softwareOathAuthenticationMethod", "softwareOathMethods"],
  ["#microsoft.graph.phoneAuthenticationMethod", "phoneMethods"],
  ["#microsoft.graph.microsoftAuthenticatorAuthenticationMethod", "microsoftAuthenticatorMethods"],
]);
const app = "#microsoft.graph.microsoftAuthenticatorAuthenticationMethod";

/** Makes one request and gives the answer's JSON. */
export type Ask = (method: "GET" | "DELETE", version: "v1.0" | "beta", path: string) => Promise<unknown>;

/** Lists, deletes one after the other with the default last, and lists until two lists in a row are clean. */
export async function removeOneByOne(ask: Ask, user: string, gapSeconds: number): Promise<void> {
  const at = `/users/${user}/authentication`;
  const list = async () =>
    methods
      .parse(await ask("GET", "v1.0", `${at}/methods`))
      .value.filter((method) => onPhone.has(method["@odata.type"]));
  const found = await list();
  const answer = preferences.parse(await ask("GET", "beta", `${at}/signInPreferences`));
  const isPush = answer.userPreferredMethodForSecondaryAuthentication === "push";
  const isDefault = (method: (typeof found)[number]) => isPush && method["@odata.type"] === app;
  for (const method of found.toSorted((a, b) => Number(isDefault(a)) - Number(isDefault(b))))
    await ask("DELETE", "v1.0", `${at}/${onPhone.get(method["@odata.type"]) ?? ""}/${method.id}`);
  for (let clean = 0; clean < 2;) {
    clean = (await list()).length === 0 ? clean + 1 : 0;
    if (clean < 2) await sleep(gapSeconds * 1000);
  }
}

/** The SDK with a token at hand: its own chain sends none over plain http. */
export function sdkAsk(baseUrl: string, token: string): Ask {
  const http = new HTTPMessageHandler();
  const signed: Middleware = {
    execute: (context: Context) => {
      const headers = {
        ...Object.fromEntries(new Headers(context.options?.headers)),
        authorization: `Bearer ${token}`,
      };
      context.options = { ...context.options, headers };
      return http.execute(context);
    },
  };
  const client = Client.initWithMiddleware({ baseUrl, middleware: signed });
  return async (method, version, path) => {
    const request = client.api(path).version(version);
    const answer: unknown = method === "GET" ? await request.get() : await request.delete();
    return answer;
  };
}
