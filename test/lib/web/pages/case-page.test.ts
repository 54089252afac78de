import { site } from "../../../support/site.ts";
import { entryHash, genesis } from "../../../../lib/domain/audit-chain.ts";
import type { AuditEntry } from "../../../../lib/domain/audit-entry.ts";
import { dictionaries } from "../../../../lib/web/dictionaries.ts";
import type { Language } from "../../../../lib/web/language.ts";
import { CasePage } from "../../../../lib/web/pages/case-page.tsx";
import { renderPage } from "../../../../lib/web/render-page.ts";
import { pageContext, textOf } from "../../../support/page-context.ts";
import {
  appPasswordsOpenCase,
  containedOnlyCase,
  deniedCase,
  lapsedCase,
  provenCase,
  refusedCase,
  unmailedCase,
  waitingCase,
  type ShownCase,
} from "../../../support/shown-cases.ts";

const languages: Language[] = ["ja", "en"];

const html = (shown: ShownCase, language: Language, isApprover = false): string =>
  renderPage(CasePage, {
    context: pageContext(language),
    ...shown,
    asked: shown.asked.map((one) => ({ ...one, isApprover })),
    attest: null,
    desk: [],
    workerUrl: "",
    site,
  });

/** The entries as a chain that holds. */
function chained(entries: readonly AuditEntry[]): AuditEntry[] {
  let prev = genesis;
  return entries.map((entry, seq) => {
    const record = { ...entry.record, seq, prev };
    prev = entryHash(record);
    return { record, hash: prev };
  });
}

const summary = (page: string): string => textOf(/<div class="notice">.*?<\/div>/s.exec(page)?.[0] ?? "");

describe.each(languages)("in %s", (language) => {
  const { case: words, codes, honest, words: terms } = dictionaries[language];
  const { statuses } = terms;

  test("a case whose app passwords nobody deleted is open, and says who can delete them and where", async () => {
    const page = html(await appPasswordsOpenCase(), language);
    expect(summary(page)).toContain(statuses.open.name);
    expect(summary(page)).toContain(words.openSteps(1, 7));
    const text = textOf(page);
    expect(text).toContain(codes["no-deletion-in-audit"].says);
    expect(text).toContain(honest.appPasswordsWho);
    expect(page).toContain('href="https://entra.microsoft.com/#view/');
  });

  test("a proven case is no more than its weakest proof, and still says what no status covers", async () => {
    const page = html(await provenCase(), language);
    expect(summary(page)).toContain(statuses["seen-in-audit"].name);
    expect(summary(page)).not.toContain(statuses.verified.name);
    expect(summary(page)).toContain(words.nothingOpen);
    expect(textOf(page)).toContain(honest.sessions);
    expect(textOf(page)).toContain(dictionaries[language].codes["remember-mfa-on"].route);
    expect(page).not.toContain("entra.microsoft.com");
  });

  test("a request whose mail did not go out says that its approver may not know of it", async () => {
    const says = dictionaries[language].news.notMailed("Jiro Tanaka");
    expect(textOf(html(await unmailedCase(), language))).toContain(says);
    expect(textOf(html(await waitingCase(), language))).not.toContain(says);
  });

  test("the approver finds the way to the request, others do not", async () => {
    const shown = await waitingCase();
    const link = `href="/approvals/${shown.approval.approvalId}"`;
    expect(html(shown, language, true)).toContain(link);
    expect(html(shown, language)).not.toContain(link);
    expect(summary(html(shown, language))).toContain(words.waiting);
  });

  test("a case that ended without an answer asks nobody for one", async () => {
    const { view, ...waiting } = await waitingCase();
    const ending = { kind: "stopped" as const, code: "unforeseen", at: view.record.openedAt };
    const page = html({ ...waiting, view: { ...view, record: { ...view.record, ending } } }, language, true);
    expect(page).not.toContain("/approvals/");
    expect(textOf(page)).toContain(words.neverAnswered);
    expect(textOf(page)).not.toContain(words.noAnswer);
  });

  test("a denial shows its reason", async () => {
    const text = textOf(html(await deniedCase(), language));
    expect(text).toContain("spoke to her");
    expect(text).toContain(codes.denied.says);
  });

  test("silence is told as such, without anybody's name as the one who decided", async () => {
    const page = html(await lapsedCase(), language);
    expect(summary(page)).toContain(codes.lapsed.says);
    expect(textOf(page)).toContain(terms.verdicts.lapsed);
    expect(textOf(page)).not.toContain(dictionaries[language].approval.by + " Jiro");
  });

  test("a refused case says why and who carries on by hand", async () => {
    const page = html(await refusedCase(), language);
    expect(summary(page)).toContain(codes["privileged-role"].says);
    expect(summary(page)).toContain(codes["privileged-role"].route ?? "-");
    expect(textOf(page)).toContain(words.noSteps);
  });

  test("a case that was only contained does not promise a removal", async () => {
    const page = html(await containedOnlyCase(), language);
    expect(summary(page)).toContain(codes["no-approver"].says);
    expect(summary(page)).toContain(statuses.open.name);
    expect(textOf(page)).toContain(words.meant);
    expect(textOf(page)).not.toContain(`${words.remove} `);
  });

  test("the trail is shown in order with its chain, and a changed entry is told", async () => {
    const shown = await provenCase();
    const { timeline } = shown.view;
    const page = html(shown, language);
    expect(textOf(page)).toContain(words.chainHolds(timeline.length));
    expect(page.match(/<time datetime="[^"]+">/gi)?.length ?? 0).toBeGreaterThan(timeline.length);

    const forged = timeline.map((entry, index) =>
      index === 3 ? { ...entry, record: { ...entry.record, step: "nothing-happened" } } : entry,
    );
    const changed = textOf(html({ ...shown, view: { ...shown.view, timeline: forged } }, language));
    expect(changed).toContain(words.chainBroken);
  });

  test("what began without its approval is told as that, in words, and not as a changed trail", async () => {
    const shown = await provenCase();
    const withoutDecision = shown.view.timeline.filter(({ record }) => record.step !== "approval-decided");
    const show = (timeline: AuditEntry[]) =>
      textOf(html({ ...shown, view: { ...shown.view, timeline } }, language));
    const { unapproved, faults } = dictionaries[language].chain;
    const unagreed = show(chained(withoutDecision));
    expect(unagreed).toContain(unapproved);
    expect(unagreed).toContain(faults["removal-without-approval"]);
    expect(unagreed).not.toContain(words.chainBroken);
    expect(unagreed).not.toContain("removal-without-approval");
    const cut = show(withoutDecision);
    expect(cut).toContain(words.chainBroken);
    expect(cut).not.toContain(unapproved);
  });

  test("a step under way is no fault of the trail; one without an end in a closed case is told", async () => {
    const shown = await provenCase();
    const begin = shown.view.timeline.findIndex(({ record }) => record.step === "revoke-sessions");
    const kept = (count: number) => shown.view.timeline.slice(0, count);
    const running = html({ ...shown, view: { ...shown.view, timeline: kept(begin + 1) } }, language);
    expect(textOf(running)).toContain(words.chainHolds(begin + 1));

    const timeline = chained([...kept(begin + 1), ...shown.view.timeline.slice(begin + 2)]);
    const closed = textOf(html({ ...shown, view: { ...shown.view, timeline } }, language));
    expect(closed).toContain(words.endMissing);
    expect(closed).not.toContain(words.chainBroken);
  });
});

test("no raw code of a step or status stands where a sentence should", async () => {
  const text = textOf(html(await provenCase(), "en"));
  for (const raw of ["revoke-sessions", "check-methods-gone", "seen-in-audit", "settle-approval"])
    expect(text).not.toContain(raw);
});
