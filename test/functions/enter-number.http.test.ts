import { storedEntry, verifyChain } from "../../lib/domain/audit-chain.ts";
import { RefusedError } from "../../lib/domain/errors.ts";
import { Secret } from "../../lib/domain/secret.ts";
import { dictionaries } from "../../lib/web/dictionaries.ts";
import { subject } from "../support/builders.ts";
import { people } from "../support/console.ts";
import { aNumberDesk, typedHere } from "../support/number-desk.ts";
import { textOf } from "../support/page-context.ts";
import { viewIn } from "../support/world.ts";

const { codes, messages, number: words } = dictionaries.en;
let desk: Awaited<ReturnType<typeof aNumberDesk>>;
beforeEach(async () => {
  desk = await aNumberDesk();
});

async function nothingHappened() {
  expect(desk.phoneNumbers.asked).toEqual([]);
  expect(await desk.frames()).toEqual([]);
}
const stepNow = async () => {
  const [step] = (await viewIn(desk, desk.caseId)).steps;
  return [step?.name, step?.status, step?.because];
};
const old = (type: "mobile" | "office") =>
  desk.phoneNumbers.kept.set(type, { type, number: new Secret("+81 8011112222"), smsSignIn: "off" });

describe("reading", () => {
  test("the operator sees what each type gives, the end of texts and calls, and the passkey; nothing happens", async () => {
    const { status, html, headers } = await desk.send();
    expect([status, headers["cache-control"]]).toEqual([200, "no-store"]);
    for (const says of [...Object.values(words.types), words.ending("2027-02-01"), words.numberHint])
      expect(textOf(html)).toContain(says);
    await nothingHappened();
  });

  test.each([
    people.auditor,
    people.stranger,
    people.approver,
    people.subject,
    { ...people.subject, roles: ["Operator"] },
    { ...people.approver, roles: ["Operator"] },
    people.requester,
  ])("it is not for $name ($roles)", async (as) => {
    const form = await desk.form();
    for (const sent of [{ as }, { as, form }]) expect((await desk.send(sent)).status).toBe(403);
    await nothingHappened();
  });

  test("whoever is not signed in, or not recently, is asked to", async () => {
    expect((await desk.send({ as: undefined })).status).toBe(303);
    const long = { ...people.operator, signedInAt: "2026-11-20T09:00:00.000Z" };
    expect((await desk.send({ as: long })).status).toBe(401);
    expect((await desk.send({ as: long, form: await desk.form() })).status).toBe(401);
    await nothingHappened();
  });

  test("once the time is over there is nothing to enter", async () => {
    desk.clock.advance(72 * 3600);
    for (const sent of [{}, { form: await desk.form() }]) {
      const { status, html } = await desk.send(sent);
      expect(status).toBe(409);
      expect(textOf(html)).toContain(messages.pages["no-number-wanted"].says);
    }
    await nothingHappened();
  });
});

describe("entering", () => {
  test("a number is read back as typed, and stands nowhere but in the directory", async () => {
    const { status, html, log } = await desk.send({ form: await desk.form() });
    expect(status).toBe(200);
    expect(textOf(html)).toContain(words.entered);
    expect(desk.phoneNumbers.asked).toEqual(["added mobile"]);
    expect(desk.phoneNumbers.kept.get("mobile")?.number.reveal()).toBe(typedHere);
    expect(await stepNow()).toEqual(["enter-number", "verified", null]);
    const frames = await desk.frames();
    expect(frames.map(({ type, actor }) => [type, actor.id])).toEqual([
      ["begin", people.operator.oid],
      ["end", people.operator.oid],
    ]);
    expect(frames[0]?.facts).toMatchObject({ phoneType: "mobile", proof: "in-person" });
    const entries = await desk.audit.entries(desk.caseId);
    const kept = JSON.stringify([entries, log, html, await desk.cases.get(desk.caseId)]);
    expect(kept).not.toContain("809999");
    expect(verifyChain(desk.caseId, entries.map(storedEntry))).toEqual([]);
    expect(desk.caseRuns.woken).toEqual([
      { instanceId: `${desk.caseId}:await-number`, event: "number-entered" },
    ]);
  });

  test("a type that is occupied is changed and not added", async () => {
    old("mobile");
    expect((await desk.send({ form: await desk.form() })).status).toBe(200);
    expect(desk.phoneNumbers.asked).toEqual(["changed mobile"]);
  });

  test("SMS sign-in that the directory turned on is switched off, and read back as off", async () => {
    desk.phoneNumbers.mobileState = "on";
    expect((await desk.send({ form: await desk.form() })).status).toBe(200);
    expect(desk.phoneNumbers.asked).toEqual(["added mobile", "switched off mobile"]);
    expect(await stepNow()).toEqual(["enter-number", "verified", null]);
  });

  test.each(["on", "unknown"] as const)("SMS sign-in that stays %s leaves it open", async (state) => {
    Object.assign(desk.phoneNumbers, { mobileState: state, isStubborn: true });
    const { html } = await desk.send({ form: await desk.form() });
    expect(textOf(html)).toContain(codes["sms-sign-in-on"].says);
    expect(await stepNow()).toEqual(["enter-number", "open", "sms-sign-in-on"]);
  });

  test("SMS sign-in that shows only in the last look is asked to be switched off, and not said to be off", async () => {
    desk.phoneNumbers.mobileState = "on";
    const list = desk.phoneNumbers.list.bind(desk.phoneNumbers);
    let reads = 0;
    desk.phoneNumbers.list = async (one) => (reads++ < 4 ? [] : list(one));
    desk.phoneNumbers.isStubborn = true;
    const { html } = await desk.send({ form: await desk.form() });
    expect(desk.phoneNumbers.asked).toContain("switched off mobile");
    expect(textOf(html)).toContain(codes["sms-sign-in-on"].says);
  });

  test.each(["mobile", "office"] as const)(
    "an %s number's SMS sign-in is said to be off where that was read",
    async (type) => {
      if (type === "office") desk.phoneNumbers.otherState = "unknown";
      const { status, html } = await desk.send({ form: await desk.form({ type }) });
      expect(status).toBe(200);
      expect(textOf(html).includes(words.smsSignInOff)).toBe(type === "mobile");
    },
  );

  test("an alternate mobile number needs a mobile one first", async () => {
    const { status, html } = await desk.send({ form: await desk.form({ type: "alternateMobile" }) });
    expect(status).toBe(409);
    expect(textOf(html)).toContain(words.problems["mobile-first"]);
    await nothingHappened();
    old("mobile");
    expect((await desk.send({ form: await desk.form({ type: "alternateMobile" }) })).status).toBe(200);
    expect(desk.phoneNumbers.asked).toEqual(["added alternateMobile"]);
  });

  test("another number than the one typed is no proof, and another entry may follow", async () => {
    old("mobile");
    desk.phoneNumbers.faults.add("change", { times: 1 });
    const { status, html } = await desk.send({ form: await desk.form() });
    expect(status).toBe(409);
    expect(textOf(html)).toContain(words.notProven);
    expect(await stepNow()).toEqual(["enter-number", "open", "number-not-read-back"]);
    expect((await desk.send({ form: await desk.form({ turn: "2" }) })).status).toBe(200);
    expect(await stepNow()).toEqual(["enter-number", "verified", null]);
  });

  test("a lost answer is answered by reading back", async () => {
    desk.phoneNumbers.faults.add("add", { times: 1, when: "after" });
    expect((await desk.send({ form: await desk.form() })).status).toBe(200);
    expect(desk.phoneNumbers.asked).toEqual(["added mobile"]);
  });

  test("a list that cannot be read after the change leaves it open", async () => {
    const list = desk.phoneNumbers.list.bind(desk.phoneNumbers);
    let reads = 0;
    desk.phoneNumbers.list = async (one) => {
      if (reads++ > 0) throw new RefusedError("directory-forbidden", "no");
      return list(one);
    };
    expect((await desk.send({ form: await desk.form() })).status).toBe(409);
    expect(await stepNow()).toEqual(["enter-number", "open", "number-not-read-back"]);
  });

  test("what the directory refuses is told with its code", async () => {
    desk.phoneNumbers.faults.add("add", { error: new RefusedError("directory-forbidden", "no") });
    const { html } = await desk.send({ form: await desk.form() });
    expect(textOf(html)).toContain(codes["directory-forbidden"].says);
    expect(await stepNow()).toEqual(["enter-number", "open", "directory-forbidden"]);
  });

  test("of two who send at once one is told that it is taken", async () => {
    const [one, other] = [await desk.form(), await desk.form({ number: "+81 8077777777" })];
    const answers = await Promise.all([desk.send({ form: one }), desk.send({ form: other })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(desk.phoneNumbers.asked).toHaveLength(1);
  });

  test("the same form once more changes nothing", async () => {
    const form = await desk.form();
    await desk.send({ form });
    expect((await desk.send({ form })).status).toBe(409);
    expect(desk.phoneNumbers.asked).toHaveLength(1);
  });
});

describe("a refused attempt stands in the trail, in the person's name", () => {
  const tries = (code: string, person = people.operator.oid) => [["number-refused", person, code]];

  test("whoever it is not for, once however often they try", async () => {
    const form = await desk.form();
    for (const sent of [{}, { form }, {}]) await desk.send({ ...sent, as: people.requester });
    expect(await desk.refusedAttempts()).toEqual(tries("not-for-this-person", people.requester.oid));
  });

  test("a form that is sent long after the sign-in", async () => {
    const as = { ...people.operator, signedInAt: "2026-11-20T09:00:00.000Z" };
    await desk.send({ as });
    expect(await desk.refusedAttempts()).toEqual([]);
    await desk.send({ as, form: await desk.form() });
    expect(await desk.refusedAttempts()).toEqual(tries("sign-in-too-old"));
  });

  test("a way to check the person that the policy does not allow", async () => {
    await desk.send({ form: await desk.form({ proof: "birthday" }) });
    expect(await desk.refusedAttempts()).toEqual(tries("proof-not-allowed"));
  });

  test("what the guards refuse, without the number", async () => {
    desk.clock.advance(120);
    desk.directory.change(subject, { accountEnabled: false });
    await desk.send({ form: await desk.form() });
    expect(await desk.refusedAttempts()).toEqual(tries("account-disabled"));
    expect(JSON.stringify(await desk.audit.entries(desk.caseId))).not.toContain("809999");
  });
});

describe("nothing is changed", () => {
  test.each([
    [{ number: "+81 08099999999" }, words.problems["trunk-zero"]],
    [{ number: "+81 80-9999-9999" }, words.problems.separators],
    [{ number: "080" }, words.problems["country-code"]],
    [{ number: "+81 80" }, words.problems.length],
    [{ type: "pager" }, words.problems.type],
    [{ proof: "" }, words.problems.proof],
    [{ proof: "birthday" }, words.problems.proof],
    [{ confirm: "" }, words.problems.confirm],
    [{ token: "forged" }, words.problems.token],
  ])("%j", async (change, says) => {
    const { status, html } = await desk.send({ form: await desk.form(change) });
    expect(status).toBe(400);
    expect(textOf(html)).toContain(says);
    await nothingHappened();
  });

  test("from another site", async () => {
    const headers = { "sec-fetch-site": "cross-site" };
    expect((await desk.send({ form: await desk.form(), headers })).status).toBe(403);
    await nothingHappened();
  });

  test("where the account may not be touched any more", async () => {
    desk.clock.advance(120);
    desk.directory.change(subject, {
      roles: { direct: ["Global Administrator"], throughGroups: [], eligible: [] },
    });
    const { html } = await desk.send({ form: await desk.form() });
    expect(textOf(html)).toContain(codes["privileged-role"].says);
    await nothingHappened();
  });
});
