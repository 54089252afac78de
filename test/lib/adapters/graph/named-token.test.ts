/** Which hardware token is the one that the request names by its serial number. */
import { graphDirectory } from "../../../../lib/adapters/graph/graph-directory.ts";
import { policy } from "../../../../lib/domain/policy.ts";
import { triage } from "../../../../lib/domain/triage.ts";
import { people, startTenantUnderTest } from "./tenant-under-test.ts";

const held = (id: string, device: object | null) => ({
  ...{ "@odata.type": "#microsoft.graph.hardwareOathAuthenticationMethod", id, device },
  ...{ createdDateTime: null, lastUsedDateTime: null },
});
const numbered = (id: string, serialNumber: string) => held(id, { serialNumber, status: "activated" });
const device = (serialNumber: string, id: string) => ({
  ...{ id, serialNumber, manufacturer: "Contoso Tokens", model: "CT-30", secretKey: "MFRGGZDFMZTWQ2LK" },
});
const [one, other] = ["5b0c9e7a-6a1d-4f83-8e2b-9d4c1f0a7e34", "5b0c9e7a-6a1d-4f83-8e2b-9d4c1f0a7e35"];

/** What becomes of a lost token where Aiko has these, and the ticket names that one. */
async function lost(tokens: readonly ReturnType<typeof held>[], serial?: string) {
  const under = await startTenantUnderTest((file) => {
    file.hardwareOathDevices.push(
      ...[device("A-1", one), device("B-2", other)].map((token) => ({
        ...{
          ...token,
          displayName: null,
          timeIntervalInSeconds: 30 as const,
          hashFunction: "hmacsha1" as const,
        },
      })),
    );
    for (const aiko of file.people.filter(({ id }) => id === people.aiko)) aiko.methods.push(...tokens);
  });
  const request = { requester: people.emma, ...(serial === undefined ? {} : { token: { serial } }) };
  const read = graphDirectory(under.client).facts(people.aiko, request);
  const { facts, names } = await read.finally(() => under.stop());
  const { containOnlyBy, plan } = triage(facts, "hardware-token-lost", policy.parse({}));
  return {
    goes: containOnlyBy ?? plan?.remove.map(({ method }) => method.id),
    labels: tokens.map(({ id }) => names.labels[`hardwareOath.${id}`]),
  };
}

const both = [numbered(one, "A-1"), numbered(other, "B-2")];

test.each([
  ["the one that is named, of two", both, "B-2", [other]],
  ["none, where none of two is named", both, undefined, "token-not-told-apart"],
  ["none, where a token of somebody else is named", both, "GALT-1042-77", "token-not-told-apart"],
  ["none, where there is no such token", both, "C-3", "token-not-told-apart"],
  ["none, where the only one is not the named one", [numbered(one, "A-1")], "B-2", "token-not-told-apart"],
  ["the only one, where none is named", [numbered(one, "A-1")], undefined, [one]],
  [
    "none, where the only one tells no number and the named one is not theirs",
    [held(one, null)],
    "B-2",
    "token-not-told-apart",
  ],
  ["none of two that tell no number", [held(one, null), held(other, {})], "B-2", "token-not-told-apart"],
])("goes: %s", async (_, tokens, serial, goes) => {
  expect((await lost(tokens, serial)).goes).toEqual(goes);
});

test("the case's page gets the serial numbers to choose from, and none where none is told", async () => {
  expect((await lost([...both, held("x", null)])).labels).toEqual(["A-1", "B-2", undefined]);
});
