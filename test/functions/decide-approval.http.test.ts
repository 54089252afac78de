import { registerDecideApproval } from "../../functions/decide-approval.http.ts";
import { storedEntry, verifyChain } from "../../lib/domain/audit-chain.ts";
import { canonicalJson } from "../../lib/domain/digest.ts";
import { dictionaries } from "../../lib/web/dictionaries.ts";
import { approvalDesk } from "../support/approval-desk.ts";
import { aConsole, people, type ConsoleUnderTest } from "../support/console.ts";
import { subject } from "../support/builders.ts";
import { textOf } from "../support/page-context.ts";
import { registeredHttp } from "../support/registered.ts";

const { approval: words, messages } = dictionaries.en;
const { approver } = people;
let under: ConsoleUnderTest;
let desk: ReturnType<typeof approvalDesk>;
beforeEach(async () => {
  under = await aConsole();
  desk = approvalDesk(under);
});

async function nothingHappened() {
  expect(await desk.decided()).toBeUndefined();
  expect(under.caseRuns.woken).toEqual([]);
  expect(await desk.events()).toEqual([]);
}

test("it is registered for GET, HEAD and POST, with the durable client", () => {
  const { name, options } = registeredHttp(() => registerDecideApproval(under));
  expect([name, options.route, options.authLevel]).toEqual([
    "decide-approval",
    "approvals/{approvalId}",
    "anonymous",
  ]);
  expect(options.methods).toEqual(["GET", "HEAD", "POST"]);
  expect(options.extraInputs).toMatchObject([{ type: "durableClient" }]);
});

describe("reading", () => {
  test("the approver sees what is asked, under strict headers, and nothing happens", async () => {
    const { status, html, headers } = await desk.send();
    expect(status).toBe(200);
    expect(textOf(html)).toContain("Hanako Sato");
    expect(headers).toMatchObject({
      "content-security-policy":
        "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "cross-origin-opener-policy": "same-origin",
      "cache-control": "no-store",
    });
    expect(headers["x-robots-tag"]).toContain("noindex");
    await nothingHappened();
  });

  test.each(["GET", "HEAD"] as const)(
    "a scanner's %s is sent to sign in, and nothing happens",
    async (method) => {
      const { status, headers, cookies } = await desk.send({ method, as: undefined });
      expect(status).toBe(303);
      const back = encodeURIComponent(`/approvals/${under.approval.approvalId}?lang=en`);
      expect(headers["location"]).toBe(`/sign-in?returnTo=${back}`);
      expect(cookies).toEqual([]);
      await nothingHappened();
    },
  );

  test("whoever else is signed in sees neither names nor plan", async () => {
    for (const as of [people.operator, people.auditor, people.stranger, people.subject]) {
      const { status, html } = await desk.send({ as });
      expect(status).toBe(403);
      expect(textOf(html)).toContain(messages.pages["not-approver"].says);
      expect(html).not.toContain("iPhone");
    }
  });

  test.each(["unknown-but-well-formed-id-1", "../cases", "short"])(
    "there is no request %s",
    async (approvalId) => {
      expect((await desk.send({ params: { approvalId } })).status).toBe(404);
    },
  );
});

describe("deciding", () => {
  test("a phone number in the reason is kept nowhere, not even on the form that is shown again", async () => {
    const reason = "I called +81 80-5550-1234";
    const { html } = await desk.send({ form: { ...(await desk.form("approved", { reason })), confirm: "" } });
    expect(html).toContain("I called +…</textarea>");
    await desk.send({ form: await desk.form("approved", { reason }) });
    expect((await desk.decided())?.reason).toBe("I called +…");
  });

  test.each(["approved", "denied"] as const)(
    "%s is stored, written in the trail and wakes the run",
    async (verdict) => {
      const { status, headers } = await desk.send({ form: await desk.form(verdict) });
      expect(status).toBe(303);
      expect(headers["location"]).toBe(`/approvals/${under.approval.approvalId}?lang=en`);
      const { approvalId, caseId, instanceId, factsHash } = under.approval;
      const stands = { approvalId, caseId, verdict, decidedBy: approver.oid, reason: "I called her" };
      expect(await desk.decided()).toMatchObject(stands);
      expect(under.caseRuns.woken).toEqual([{ instanceId, event: "approval-decided" }]);
      expect((await desk.events()).map(({ record }) => record)).toMatchObject([
        {
          step: "approval-decided",
          actor: { kind: "person", id: approver.oid },
          subject,
          facts: { approvalId, verdict, factsHash },
        },
      ]);
      expect(canonicalJson(await desk.events())).not.toMatch(/called her|Tanaka|Hanako/);
      expect(verifyChain(caseId, (await under.trail()).map(storedEntry))).toEqual([]);
      expect((await under.approvals.undelivered()).found).toEqual([]);

      const after = await desk.send();
      expect(after.status).toBe(200);
      expect(textOf(after.html)).toContain(words.decidedThanks);
      expect(after.html).not.toContain("<textarea");
    },
  );

  test("without a session nothing is decided, and the page says how to come back", async () => {
    const { status, html } = await desk.send({ as: undefined, form: await desk.form() });
    expect(status).toBe(401);
    expect(html).toContain(
      `href="/sign-in?returnTo=%2Fapprovals%2F${under.approval.approvalId}%3Flang%3Den"`,
    );
    await nothingHappened();
  });

  test.each([
    ["fifteen minutes ago", () => new Date(under.clock.ms - 900_000).toISOString()],
    ["nobody knows when", () => null],
  ])(
    "whoever signed in %s sees no form, decides nothing, and is sent to sign in again",
    async (_name, at) => {
      const as = { ...approver, signedInAt: at() };
      for (const sent of [{}, { form: await desk.form() }, { form: await desk.form("denied") }]) {
        const { status, html } = await desk.send({ ...sent, as });
        expect(status).toBe(401);
        expect(textOf(html)).toContain(messages.pages["sign-in-again"].says);
        expect(html).toContain(
          `href="/sign-in?returnTo=%2Fapprovals%2F${under.approval.approvalId}%3Flang%3Den"`,
        );
        expect(html).not.toContain('name="verdict"');
      }
      await nothingHappened();
    },
  );

  test("the third answer calls it an attack, needs its own token, and is shown as what it is", async () => {
    const swapped = await desk.form("attack", { token: await desk.tokenFor("denied") });
    expect((await desk.send({ form: swapped })).status).toBe(400);
    expect(await desk.decided()).toBeUndefined();
    expect((await desk.send({ form: await desk.form("attack") })).status).toBe(303);
    expect(await desk.decided()).toMatchObject({ verdict: "attack", decidedBy: people.approver.oid });
    expect(textOf((await desk.send()).html)).toContain("Called an attack");
  });

  test("a sign-in of almost fifteen minutes ago still decides", async () => {
    const as = { ...approver, signedInAt: new Date(under.clock.ms - 899_000).toISOString() };
    expect((await desk.send({ form: await desk.form(), as })).status).toBe(303);
  });

  test("a sign-in counts as of when the answer came, however long it takes to take it", async () => {
    const { approvals, clock } = under;
    const as = { ...approver, signedInAt: new Date(clock.ms - 899_000).toISOString() };
    const decision = approvals.decision.bind(approvals);
    approvals.decision = (of) => {
      clock.advance(2);
      return decision(of);
    };
    expect((await desk.send({ form: await desk.form(), as })).status).toBe(303);
  });

  test("nobody but the approver decides, not even with the approver's own form", async () => {
    for (const as of [people.operator, people.auditor, people.stranger, people.subject]) {
      expect((await desk.send({ as, form: await desk.form() })).status).toBe(403);
    }
    await nothingHappened();
  });

  test.each(["requester", "subject"] as const)("the %s who was asked decides nothing", async (who) => {
    under = await aConsole({ approval: { approver: people[who].oid } });
    desk = approvalDesk(under);
    const as = { ...people[who], signedInAt: under.clock.now().toISOString() };
    for (const sent of [{ as }, { as, form: await desk.form() }]) {
      const { status, html } = await desk.send(sent);
      expect(status).toBe(403);
      expect(textOf(html)).toContain(messages.pages["not-independent"].says);
    }
    await nothingHappened();
  });

  const otherSites: [string, Record<string, string>][] = [
    ["another site", { "sec-fetch-site": "cross-site" }],
    ["a sister site", { "sec-fetch-site": "same-site" }],
    ["nowhere", { "sec-fetch-site": "none" }],
  ];
  test.each(otherSites)("a form sent from %s decides nothing", async (_name, headers) => {
    expect((await desk.send({ form: await desk.form(), headers })).status).toBe(403);
    await nothingHappened();
  });

  const form400: [string, () => Promise<Record<string, string>>, string][] = [
    ["without a token", () => desk.form("approved", { token: "" }), words.tokenStale],
    [
      "with the other button's token",
      async () => desk.form("approved", { token: await desk.tokenFor("denied") }),
      words.tokenStale,
    ],
    [
      "for another request",
      async () => desk.form("approved", { token: await desk.tokenFor("approved", { approvalId: "x" }) }),
      words.tokenStale,
    ],
    [
      "for other facts",
      async () => desk.form("approved", { token: await desk.tokenFor("approved", { factsHash: "x" }) }),
      words.tokenStale,
    ],
    ["without a reason", () => desk.form("denied", { reason: " \r\n " }), words.reasonMissing],
    [
      "with a reason too long",
      () => desk.form("denied", { reason: "x".repeat(501) }),
      words.reasonTooLong(501),
    ],
    ["approved without confirming", () => desk.form("approved", { confirm: "" }), words.confirmMissing],
  ];
  test.each(form400)("%s it is asked again, and what was typed is kept", async (_name, sent, says) => {
    const form = await sent();
    const { status, html } = await desk.send({ form });
    expect(status).toBe(400);
    expect(textOf(html)).toContain(says);
    const reason = form["reason"]?.trim() ?? "";
    if (reason !== "") expect(html).toContain(`>${reason}</textarea>`);
    await nothingHappened();
  });

  test("a form older than ten minutes is asked again with a fresh token that then counts", async () => {
    const old = await desk.form();
    under.clock.advance(601);
    const { status, html } = await desk.send({ form: old });
    expect(status).toBe(400);
    await nothingHappened();
    const [, token = ""] = /name="token" value="([^"]+)"/.exec(html) ?? [];
    expect((await desk.send({ form: { ...old, token } })).status).toBe(303);
  });

  test("a body that the host dropped counts as missing fields", async () => {
    const headers = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };
    expect((await desk.send({ method: "POST", headers })).status).toBe(400);
    await nothingHappened();
  });

  test("a body that is no form, or is enormous, counts as missing fields", async () => {
    const json = { "content-type": "application/json", "sec-fetch-site": "same-origin" };
    expect((await desk.send({ form: await desk.form(), headers: json })).status).toBe(400);
    expect(
      (await desk.send({ form: await desk.form("approved", { filler: "x".repeat(20_000) }) })).status,
    ).toBe(400);
    await nothingHappened();
  });

  test("an old browser without Sec-Fetch-Site is told by its Origin", async () => {
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const body = async (origin: string) => ({
      form: await desk.form(),
      headers: { ...headers, "sec-fetch-site": "", origin },
    });
    expect((await desk.send(await body("https://evil.example"))).status).toBe(403);
    await nothingHappened();
  });
});
