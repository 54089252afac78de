import { inspect } from "node:util";
import { graphPhoneNumbers } from "../../../../lib/adapters/graph/graph-phone-numbers.ts";
import { phoneType, type PhoneType } from "../../../../lib/domain/phone-number.ts";
import { Secret } from "../../../../lib/domain/secret.ts";
import type { PhoneNumbers } from "../../../../lib/ports/phone-numbers.ts";
import type { TenantFile } from "../../../../sandbox/tenant/schema.ts";
import { startTenantUnderTest, people, without, type TenantUnderTest } from "./tenant-under-test.ts";

const typed = new Secret("+81 8055501234");
const alternate = new Secret("+81 7055505678");
const ids = {
  mobile: "3179e48a-750b-4051-897c-87b9720928f7",
  alternateMobile: "b6332ec1-7057-4abe-9331-3d72feddfe41",
  office: "e37fc753-ff3b-4958-9484-eaa9425c82bc",
};
const phonesOf = (subject: string) => `/users/${subject}/authentication/phoneMethods`;

let graph: TenantUnderTest;
let numbers: PhoneNumbers;
async function start(change?: (file: TenantFile) => void) {
  graph = await startTenantUnderTest(change);
  numbers = graphPhoneNumbers(graph.client);
}
afterEach(() => graph.stop());

const withoutPhones = (file: TenantFile) => {
  for (const person of file.people)
    person.methods = person.methods.filter((method) => !("phoneNumber" in method));
};
const withSmsSignIn = (file: TenantFile) => {
  withoutPhones(file);
  file.smsSignInPolicy.state = "enabled";
};
const shown = async () =>
  (await numbers.list(people.aiko)).map(({ type, number, smsSignIn }) => [type, number.reveal(), smsSignIn]);
const changes = () => graph.served().filter((one) => !one.startsWith("GET"));

test("the list tells type, number and whether it signs in, and shows the number to nobody who only looks", async () => {
  await start();
  expect(await shown()).toEqual([["mobile", "+81 8012345678", "off"]]);
  const listed = await numbers.list(people.aiko);
  expect([inspect(listed, { depth: 9, showHidden: true }), JSON.stringify(listed)].join()).not.toContain(
    "80123",
  );
});

test("a list of several pages is read to its end, and one of nothing is empty", async () => {
  await start((file) => {
    withoutPhones(file);
    file.variants.pageSize = 1;
  });
  expect(await shown()).toEqual([]);
  await numbers.add(people.aiko, "mobile", typed);
  await numbers.add(people.aiko, "office", alternate);
  expect(await shown()).toEqual([
    ["mobile", typed.reveal(), "off"],
    ["office", alternate.reveal(), "off"],
  ]);
});

test("an added number is posted with its type, and the answer gives its request's id and nothing of it", async () => {
  await start(withoutPhones);
  const added = await numbers.add(people.aiko, "mobile", typed);
  expect(Object.keys(added)).toEqual(["requestId"]);
  expect(added.requestId).toMatch(/^[0-9a-f-]{36}$/);
  expect(changes()).toEqual([`POST /v1.0${phonesOf(people.aiko)}`]);
  expect(await shown()).toEqual([["mobile", typed.reveal(), "off"]]);
});

test.each(["with-body", "no-content"] as const)("a number is changed where Graph answers %s", async (how) => {
  await start(({ variants }) => Object.assign(variants, { phoneUpdate: how }));
  expect(Object.keys(await numbers.change(people.aiko, "mobile", typed))).toEqual(["requestId"]);
  expect(changes()).toEqual([`PATCH /v1.0${phonesOf(people.aiko)}/${ids.mobile}`]);
  expect(await shown()).toEqual([["mobile", typed.reveal(), "off"]]);
});

test.each(phoneType.options)("a number of type %s is changed under the type's own id", async (type) => {
  await start(withoutPhones);
  await numbers.add(people.aiko, "mobile", alternate);
  if (type !== "mobile") await numbers.add(people.aiko, type, alternate);
  graph.served();
  await numbers.change(people.aiko, type, typed);
  expect(changes()).toEqual([`PATCH /v1.0${phonesOf(people.aiko)}/${ids[type]}`]);
});

test.each(["alternateMobile", "office"] as const)("%s takes calls only and never signs in", async (type) => {
  await start(withSmsSignIn);
  await numbers.add(people.aiko, "mobile", alternate);
  await numbers.add(people.aiko, type, typed);
  expect(await shown()).toEqual([
    ["mobile", alternate.reveal(), "on"],
    [type, typed.reveal(), "off"],
  ]);
});

test("SMS sign-in that Graph turned on by itself is switched off, and the number stays; off already is success", async () => {
  await start(withSmsSignIn);
  await numbers.add(people.aiko, "mobile", typed);
  expect(await shown()).toEqual([["mobile", typed.reveal(), "on"]]);
  graph.served();
  for (const _ of ["on", "off already"]) await numbers.turnOffSmsSignIn(people.aiko, "mobile");
  expect(changes()).toEqual(
    Array(2).fill(`POST /v1.0${phonesOf(people.aiko)}/${ids.mobile}/disableSmsSignIn`),
  );
  expect(await shown()).toEqual([["mobile", typed.reveal(), "off"]]);
});

test("a state that is not documented is not known, and does not count as off", async () => {
  await start(({ people: all }) => {
    for (const { methods } of all)
      for (const method of methods) if ("phoneNumber" in method) method["smsSignInState"] = "resting";
  });
  expect((await numbers.list(people.aiko)).map(({ smsSignIn }) => smsSignIn)).toEqual(["unknown"]);
});

describe("what goes wrong is told by its code, and never by the number", () => {
  const add = (type: PhoneType) => () => numbers.add(people.aiko, type, typed);
  const change = () => numbers.change(people.aiko, "mobile", typed);
  const refused = (code: string) => ({ name: "RefusedError", code });
  const transient = { name: "TransientError" };
  const nothing = () => undefined;
  const failing = (method: string, status: number) => (file: TenantFile) =>
    file.faults.serverErrors.push({ path: "/phoneMethods", method, status, first: 1 });

  test.each<[string, (file: TenantFile) => unknown, () => Promise<unknown>, object]>([
    ["an occupied type, 400", nothing, add("mobile"), refused("bad-request")],
    [
      "an occupied type, 409",
      ({ variants }) => Object.assign(variants, { phoneClash: "conflict" }),
      add("mobile"),
      transient,
    ],
    [
      "no mobile number before an alternate one",
      withoutPhones,
      add("alternateMobile"),
      refused("bad-request"),
    ],
    ["nothing there to change", withoutPhones, change, refused("not-found")],
    ["no permission", without("UserAuthMethod-Phone.ReadWrite.All"), change, refused("directory-forbidden")],
    [
      "throttled",
      ({ faults }) => faults.throttle.push({ path: "/phoneMethods", first: 1, retryAfterSeconds: 7 }),
      change,
      { ...transient, retryAfterSeconds: 7 },
    ],
    ["500 to a POST", (file) => (withoutPhones(file), failing("POST", 500)(file)), add("mobile"), transient],
    ["503 to a PATCH", failing("PATCH", 503), change, transient],
    [
      "a lost answer",
      ({ faults }) => faults.lostAnswer.push({ path: "/phoneMethods", method: "PATCH", first: 1 }),
      change,
      transient,
    ],
    [
      "a form that Graph does not take",
      nothing,
      () => numbers.change(people.aiko, "mobile", new Secret("+81 80-5550-1234")),
      refused("bad-request"),
    ],
  ])("%s", async (_name, bend, act, expected) => {
    await start((file) => void bend(file));
    const error: unknown = await act().then(
      () => "it went well",
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject(expected);
    const told = inspect([error, graph.records], { depth: 20, showHidden: true, maxStringLength: null });
    for (const part of ["8055501234", "80-5550"]) expect(told).not.toContain(part);
  });

  test("although Graph's own words repeat it", async () => {
    await start(failing("POST", 500));
    const post = () =>
      graph.client.api(phonesOf(people.aiko)).post({ phoneNumber: typed.reveal(), phoneType: "mobile" });
    for (const _ of ["the failing service", "the refusal"])
      await expect(post()).rejects.toThrow(/8055501234/);
  });
});
