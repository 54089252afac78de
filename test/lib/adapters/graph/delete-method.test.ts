import { deleteMethod } from "../../../../lib/adapters/graph/delete-method.ts";
import { listedMethod } from "../../../../lib/adapters/graph/listed-method.ts";
import { methodType } from "../../../../lib/domain/method.ts";
import { graphRefusal, startScriptedGraph, type Scripted } from "./scripted-graph.ts";
import { people } from "./tenant-under-test.ts";

/** https://learn.microsoft.com/graph/api/resources/authenticationmethods-overview, with what only beta deletes. */
const paths = {
  phone: "v1.0 phoneMethods/an-id",
  microsoftAuthenticator: "v1.0 microsoftAuthenticatorMethods/an-id",
  passwordlessMicrosoftAuthenticator: "beta passwordlessMicrosoftAuthenticatorMethods/an-id",
  softwareOath: "v1.0 softwareOathMethods/an-id",
  hardwareOath: "beta hardwareOathMethods/an-id",
  fido2: "v1.0 fido2Methods/an-id",
  windowsHelloForBusiness: "v1.0 windowsHelloForBusinessMethods/an-id",
  platformCredential: "v1.0 platformCredentialMethods/an-id",
  temporaryAccessPass: "v1.0 temporaryAccessPassMethods/an-id",
  email: "v1.0 emailMethods/an-id",
  external: "v1.0 externalAuthenticationMethods/an-id",
  qrCodePin: "beta qrCodePinMethod",
} as const;
const deletable = methodType.exclude(["password"]).options;

async function deleting(type: (typeof methodType.options)[number], scripted: Scripted = { status: 204 }) {
  const graph = await startScriptedGraph(() => scripted);
  const end = await deleteMethod(graph.client, people.aiko, { id: "an-id", type, isDefault: false }).catch(
    (error: unknown) => error,
  );
  await graph.stop();
  return { end, asked: graph.asked.map(({ method, target }) => `${method} ${target}`) };
}

test("every type but the password has a path", () => {
  expect(Object.keys(paths).sort()).toEqual([...deletable].sort());
});

test.each(deletable)("a method of the type %s is deleted on its typed path", async (type) => {
  const [version = "", segment = ""] = paths[type].split(" ");
  expect(await deleting(type)).toEqual({
    end: { requestId: "request-1", wasGone: false },
    asked: [`DELETE /${version}/users/${people.aiko}/authentication/${segment}`],
  });
});

test("a password is not even asked about", async () => {
  expect(await deleting("password")).toMatchObject({ end: { code: "not-deletable" }, asked: [] });
});

test.each(["federatedIdentityCredential", "resourceAccountKey", "hologram"])(
  "a type that is seldom a person's (%s) is not known, so that it is never skipped in silence",
  (name) => {
    const row = { "@odata.type": `#microsoft.graph.${name}AuthenticationMethod`, id: "an-id" };
    expect(listedMethod(row)).toBeUndefined();
  },
);

test.each(["resourceNotFound", "itemNotFound", "Request_ResourceNotFound"])(
  "what is gone (404 %s) was gone",
  async (code) => {
    const { end } = await deleting("softwareOath", { status: 404, body: graphRefusal(code) });
    expect(end).toEqual({ requestId: "request-1", wasGone: true });
  },
);

test("a 404 that is not about the method is no proof that it is gone", async () => {
  const { end } = await deleting("softwareOath", { status: 404, body: graphRefusal("UnknownError") });
  expect(end).toMatchObject({ name: "Error" });
});
