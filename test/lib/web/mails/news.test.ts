import { newsOf } from "../../../../lib/domain/news-of.ts";
import { turn, type Turn } from "../../../../lib/domain/case-news.ts";
import { dictionaries } from "../../../../lib/web/dictionaries.ts";
import type { Language } from "../../../../lib/web/language.ts";
import { renderMail } from "../../../../lib/web/mails/render-mail.tsx";
import { renderTicketComment } from "../../../support/site.ts";
import { subject } from "../../../support/builders.ts";
import { textOf } from "../../../support/page-context.ts";
import {
  appPasswordsOpenCase,
  containedElsewhereCase,
  containedOnlyCase,
  promotedCase,
  provenCase,
  refusedCase,
  unprovenLiftCase,
  waitingCase,
  type ShownCase,
} from "../../../support/shown-cases.ts";

const languages: Language[] = ["ja", "en"];
const link = "https://mfa.example.com/cases/case-1";
const expiresAt = "2026-11-21T10:00:00.000Z";

const news = ({ view }: ShownCase, at: Turn, code: string | null = null) =>
  newsOf(at, view.record, view.timeline, {
    link,
    code,
    expiresAt: at === "approval-wanted" ? expiresAt : null,
  });

describe.each(languages)("in %s", (language) => {
  const { news: words, honest, codes, words: terms } = dictionaries[language];

  test.each(turn.options)("%s says who, which ticket and where to look, in every form", async (at) => {
    const told = news(await provenCase(), at);
    const { subject: line, html } = renderMail(told, language);
    const comment = renderTicketComment(told, language);
    expect(line).toMatch(/^\[4711\] .*Hanako Sato/);
    for (const form of [textOf(html), comment]) {
      expect(form).toContain(terms.person("Hanako Sato", subject.slice(-4)));
      expect(form).toContain(link);
    }
    expect(textOf(html)).toContain(words.unexpected);
    for (const line of comment.split("\n").filter((line) => line.trim() !== ""))
      expect(textOf(html)).toContain(
        line
          .replace(/^- /, "")
          .replace(/:$/, "")
          .replace(/^[^:]+: /, ""),
      );
  });

  test("containment that was read back is told with what may still work, and the way to help oneself", async () => {
    const text = textOf(renderMail(news(await waitingCase(), "contained"), language).html);
    for (const expected of [
      words.containedVerified,
      honest.sessions,
      honest.appPasswords,
      honest.selfHelp,
      words.managerNext("Jiro Tanaka"),
    ])
      expect(text).toContain(expected);
  });

  test("containment without proof is not claimed", async () => {
    const { view, ...rest } = await waitingCase();
    const told = news({ ...rest, view: { ...view, timeline: [] } }, "contained");
    const text = textOf(renderMail(told, language).html);
    expect(text).toContain(words.containedOpen);
    expect(text).not.toContain(words.containedVerified);
    expect(text).not.toContain(terms.statuses.verified.name);
  });

  test("a quarantine whose end is not proven is not said to stay", async () => {
    const text = renderTicketComment(news(await unprovenLiftCase(), "closed"), language);
    expect(text).toContain(codes["quarantine-end-not-proven"].says);
    expect(text).not.toContain(honest.quarantineStays);
  });

  test("a case that goes no further says why and who carries on", async () => {
    const text = renderTicketComment(news(await containedOnlyCase(), "contained", "no-approver"), language);
    expect(text).toContain(codes["no-approver"].says);
    expect(text).toContain(codes["no-approver"].route);
    expect(text).not.toContain(words.managerNext("Jiro Tanaka"));
  });

  test("the request for a decision says what goes and stays, until when, and decides nothing by itself", async () => {
    const { html } = renderMail(news(await waitingCase(), "approval-wanted"), language);
    for (const expected of [
      words.decideThere,
      words.toRemove,
      "Hanako's iPhone",
      terms.reasons["on-the-lost-phone"],
    ])
      expect(textOf(html)).toContain(expected);
    expect(html.match(/href="([^"]*)"/g)).toEqual([`href="${link}"`]);
    expect(html).not.toMatch(/<form|<input|<script|mailto:/);
  });

  test("a closing report counts what is open, and never calls it proven", async () => {
    const open = renderTicketComment(news(await appPasswordsOpenCase(), "closed"), language);
    expect(open).toContain(words.closedOpen(1, 7));
    expect(open).toContain(honest.appPasswordsWhere);
    expect(open).not.toContain(words.closedProven);
    const proven = renderTicketComment(news(await provenCase(), "closed"), language);
    expect(proven).toContain(words.closedProven);
    expect(proven).toContain(terms.statuses["seen-in-audit"].name);
  });

  test("a plan whose containment is another case's is not called proven", async () => {
    const told = news(await containedElsewhereCase(), "closed");
    expect(told.steps.map(({ because }) => because)).toContain("contained-recently");
    expect(renderTicketComment({ ...told, turn: "contained" }, language)).toContain(
      codes["contained-recently"].says,
    );
    const text = renderTicketComment(told, language);
    expect(text).toContain(words.closedContained);
    expect(text).not.toContain(words.closedProven);
  });

  test("a case that the second check ends does not deny what was done before", async () => {
    const told = news(await promotedCase(), "closed");
    expect(told.steps.filter(({ status }) => status === "verified")).toHaveLength(1);
    const text = renderTicketComment(told, language);
    expect(text).toContain(codes["privileged-role"].says);
    expect(text).not.toMatch(/nothing was done|never touch|何も行|操作しません|操作は行って/);
  });

  test("a refused case is closed with its reason and the manual route", async () => {
    const text = renderTicketComment(news(await refusedCase(), "closed", "privileged-role"), language);
    expect(text).toContain(words.closedNoPlan);
    expect(text).toContain(codes["privileged-role"].route);
  });

  test("an unknown code still gets a sentence", async () => {
    const text = renderTicketComment(news(await refusedCase(), "closed", "never-heard-of"), language);
    expect(text).toContain(codes.unforeseen.says);
  });
});

test("names from outside neither break the mail nor its subject", async () => {
  const shown = await waitingCase();
  const { triage } = shown.view.record;
  if (!triage) throw new Error("the case was not triaged");
  const named = { ...triage, subjectName: "Eve\r\nBcc: x@example.com <b>\u202E" };
  const record = { ...shown.view.record, triage: named };
  const told = news({ ...shown, view: { ...shown.view, record } }, "opened");
  const { subject: line, html } = renderMail(told, "en");
  expect(line).toBe("[4711] Case opened: Lost phone, Eve Bcc: x@example.com <b>");
  expect(html).not.toContain("<b>");
  expect(renderTicketComment(told, "en")).not.toMatch(/^Bcc:/m);
});
