/** What counts as somebody's attempt at a page that is not for them, and what anybody could make their browser do. */
import { people } from "../support/console.ts";
import { aNumberDesk } from "../support/number-desk.ts";
import { aPassDesk } from "../support/pass-desk.ts";

const desks = { number: aNumberDesk, pass: aPassDesk };
const { requester } = people;
const elsewhere = { "sec-fetch-site": "cross-site" };

describe.each(["number", "pass"] as const)("at the page of the %s", (page) => {
  test("only a form that was sent from it stands in the trail", async () => {
    const desk = await desks[page]();
    const form = await desk.form();
    const old = { ...people.operator, signedInAt: "2026-11-20T09:00:00.000Z" };
    for (const as of [requester, old]) {
      await desk.send({ as });
      await desk.send({ as, method: "HEAD" });
      await desk.send({ as, form, headers: elsewhere });
    }
    expect(await desk.refusedAttempts()).toEqual([]);
    for (const as of [requester, old]) await desk.send({ as, form });
    expect(await desk.refusedAttempts()).toMatchObject([
      [expect.any(String), requester.oid, "not-for-this-person"],
      [expect.any(String), old.oid, "sign-in-too-old"],
    ]);
  });

  test("nothing stands there after the case has ended", async () => {
    const desk = await desks[page]();
    const form = await desk.form();
    const ending = { kind: "completed" as const, code: null, at: desk.clock.now().toISOString() };
    await desk.cases.update(desk.caseId, { ending });
    const before = await desk.audit.entries(desk.caseId);
    expect((await desk.send({ as: requester, form })).status).toBe(403);
    expect((await desk.send({ form })).status).toBe(409);
    expect(await desk.audit.entries(desk.caseId)).toEqual(before);
  });
});
