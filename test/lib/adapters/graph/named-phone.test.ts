/** Which entry of the Authenticator app is on the phone that the request names. */
import { graphDirectory } from "../../../../lib/adapters/graph/graph-directory.ts";
import { people, startTenantUnderTest } from "./tenant-under-test.ts";

const entry = (id: string, phoneAppVersion: string) => ({
  ...{ "@odata.type": "#microsoft.graph.microsoftAuthenticatorAuthenticationMethod", id },
  ...{ displayName: "iPhone", phoneAppVersion, createdDateTime: null, lastUsedDateTime: null },
});

/** Entry → whether it is the one, for a phone of that name. */
async function named(versions: readonly string[], appVersion?: string) {
  const under = await startTenantUnderTest((file) => {
    for (const aiko of file.people.filter(({ id }) => id === people.aiko))
      aiko.methods = versions.map((version, at) => entry(`entry-${at}`, version));
  });
  const phone = appVersion === undefined ? { name: "iphone " } : { name: "iphone ", appVersion };
  const read = graphDirectory(under.client).facts(people.aiko, { requester: people.emma, phone });
  const { facts, names } = await read.finally(() => under.stop());
  return [facts.methods.map(({ isNamedPhone }) => isNamedPhone), Object.values(names.labels)];
}

test.each([
  ["two versions and none given: nobody can say", ["6.7.1", "6.8.40"], undefined, [undefined, undefined]],
  ["two versions and one given: that one", ["6.7.1", "6.8.40"], "6.7.1", [true, false]],
  ["two versions and another given: neither", ["6.7.1", "6.8.40"], "5.0", [false, false]],
])("%s", async (_, versions, appVersion, is) => {
  const labels = versions.map((version) => `iPhone (${version})`);
  expect(await named(versions, appVersion)).toEqual([is, labels]);
});

test("one version: one phone that is registered twice", async () => {
  expect(await named(["6.8.40", "6.8.40"])).toEqual([
    [true, true],
    ["iPhone", "iPhone"],
  ]);
});
