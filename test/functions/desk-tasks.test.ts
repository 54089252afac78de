/** The case page leads whoever may do what the case waits for to the page where it is done. */
import { registerShowCase } from "../../functions/show-case.http.ts";
import { dictionaries } from "../../lib/web/dictionaries.ts";
import { subject } from "../support/builders.ts";
import { people, visit, type Page } from "../support/console.ts";
import { aNumberDesk, typedHere } from "../support/number-desk.ts";
import { aPassDesk } from "../support/pass-desk.ts";
import { registeredHttp } from "../support/registered.ts";
import { runActivity } from "../support/run-activity.ts";
import { site } from "../support/site.ts";

const { case: text } = dictionaries.en;
const workerUrl = "https://worker.example.com";
type Desk = Awaited<ReturnType<typeof aPassDesk>> | Awaited<ReturnType<typeof aNumberDesk>>;

const caseSeenBy = (desk: Desk, person: keyof typeof people, change: object = {}): Promise<Page> =>
  visit(
    registeredHttp(() => registerShowCase({ ...desk, ...site, publicUrl: desk.publicUrl, ...change })),
    { path: `/cases/${desk.caseId}?lang=en`, params: { caseId: desk.caseId }, as: people[person] },
  );
const desks = { pass: aPassDesk, number: aNumberDesk };

describe.each(["pass", "number"] as const)("a case that waits for a %s", (page) => {
  const link = ({ caseId }: Desk, at = "") => `href="${at}/cases/${caseId}/${page}?lang=en"`;

  test.each([
    ["operator", true],
    ["approver", page === "pass"],
    ["requester", false],
    ["auditor", false],
    ["officer", false],
  ] as const)("shows the link to %s: %s", async (person, isShown) => {
    const desk = await desks[page]();
    const { status, html } = await caseSeenBy(desk, person);
    expect(status).toBe(200);
    expect(html.includes(link(desk))).toBe(isShown);
    expect(html.includes(text.desk[page].heading)).toBe(isShown);
  });

  test("shows it with the worker's address, where that is another site", async () => {
    const desk = await desks[page]();
    const { html } = await caseSeenBy(desk, "operator", { workerUrl });
    expect(html).toContain(link(desk, workerUrl));
  });

  test("shows it no longer once the time is up, or the case has ended", async () => {
    const late = await desks[page]();
    late.clock.advance(74 * 3600);
    expect((await caseSeenBy(late, "operator")).html).not.toContain(link(late));
    const ended = await desks[page]();
    const ending = { kind: "completed" as const, code: null, at: ended.clock.now().toISOString() };
    await ended.cases.update(ended.caseId, { ending });
    expect((await caseSeenBy(ended, "operator")).html).not.toContain(link(ended));
  });
});

test("a case that waits for neither shows no link", async () => {
  const desk = await aNumberDesk();
  await desk.send({ form: await desk.form({ number: typedHere }) });
  expect((await caseSeenBy(desk, "operator")).html).not.toContain(`/cases/${desk.caseId}/number`);
  const registered = await aPassDesk();
  await registered.send({ form: await registered.form() });
  registered.passes.use(subject, registered.passes.codes.at(-1) ?? "");
  const key = `${registered.caseId}:await-strong-method:${subject}:pass-1`;
  const until = registered.clock.now().toISOString();
  await runActivity(registered, "await-strong-method", {
    ...{ caseId: registered.caseId, key, subject, number: 1, until, firstLookSeconds: 1 },
  });
  expect((await caseSeenBy(registered, "operator")).html).not.toContain(`/cases/${registered.caseId}/pass`);
});
