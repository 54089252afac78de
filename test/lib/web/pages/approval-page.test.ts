import { outOfHandSince } from "../../../../lib/domain/out-of-hand.ts";
import { dictionaries } from "../../../../lib/web/dictionaries.ts";
import type { Language } from "../../../../lib/web/language.ts";
import { ApprovalPage, type ApprovalPageProps } from "../../../../lib/web/pages/approval-page.tsx";
import { renderPage } from "../../../../lib/web/render-page.ts";
import { subject } from "../../../support/builders.ts";
import { pageContext, textOf } from "../../../support/page-context.ts";
import { stolenCase, waitingCase } from "../../../support/shown-cases.ts";

const languages: Language[] = ["ja", "en"];
const tokens = { approved: "token-approve", denied: "token-deny", attack: "token-attack" };

async function page(language: Language, change: Partial<ApprovalPageProps> = {}): Promise<string> {
  const { approval, view } = await waitingCase();
  return renderPage(ApprovalPage, { context: pageContext(language), approval, view, tokens, ...change });
}

describe.each(languages)("in %s", (language) => {
  const { approval: words, words: terms, honest, codes } = dictionaries[language];

  test("it says who, what was done, what goes and stays and why, who asked, the ticket and what silence means", async () => {
    const text = textOf(await page(language));
    for (const expected of [
      terms.person("Hanako Sato", subject.slice(-4)),
      "Taro Suzuki",
      "4711 (desk)",
      terms.statuses.verified.name,
      terms.methods.microsoftAuthenticator,
      terms.named("Hanako's iPhone"),
      terms.reasons["on-the-lost-phone"],
      terms.phones.mobile,
      terms.named("blue key"),
      terms.reasons["hardware-of-its-own"],
      words.silence,
      honest.sessions,
      honest.notAProof,
    ])
      expect(text).toContain(expected);
  });

  test("what is only taken to be on the phone is shown as a guess", async () => {
    const text = textOf(await page(language));
    expect(text.split(terms.reasons["on-the-lost-phone"])).toHaveLength(2);
    for (const guess of ["counts-as-on-the-lost-phone", "number-of-the-lost-phone"] as const) {
      expect(text).toContain(terms.reasons[guess]);
      expect(terms.reasons[guess]).toMatch(/Counts as|として扱います/);
    }
  });

  test("of a stolen phone it says since when each method is registered, and since when the phone may be in other hands", async () => {
    const { approval, view } = await stolenCase();
    const html = await page(language, { approval, view });
    const kept = html.slice(html.indexOf(words.willKeep));
    expect(kept).toContain(`${terms.registered} <time datetime="2025-06-03T04:00:00.000Z">`);
    expect(kept).not.toContain(terms.registeredUnknown);
    const gone = textOf(html.slice(0, html.indexOf(words.willKeep)));
    expect(gone).toContain(
      `${terms.reasons["registered-at-no-known-time"]} ${terms.registered} ${terms.registeredUnknown}`,
    );
    expect(html).toContain(`<time datetime="${outOfHandSince(view.record)}">`);
    expect(textOf(await page(language))).not.toContain(dictionaries[language].case.outOfHand);
  });

  test("what waits for the approval is not shown as done", async () => {
    const text = textOf(await page(language));
    expect(text).not.toContain(codes["not-run-yet"].says);
    expect(text.split(terms.statuses.verified.name)).toHaveLength(2);
  });

  test("each answer is a form of its own with its own token, and the page has no script", async () => {
    const html = await page(language);
    const forms = html.match(/<form [^>]*class="decision.*?<\/form>/gs) ?? [];
    expect(forms).toHaveLength(3);
    expect(forms[0]).toContain('value="token-approve"');
    expect(forms[0]).not.toContain("token-deny");
    expect(forms[1]).toContain('value="token-deny"');
    expect(forms[2]).toContain('value="token-attack"');
    expect(forms[2]).not.toMatch(/token-(approve|deny)/);
    expect(html).not.toMatch(/<script|javascript:|\son[a-z]+=|style="/i);
    expect(html).toContain(`<html lang="${language}">`);
  });

  test("what was typed is kept, and each problem is linked to its field", async () => {
    const problems = [{ field: "confirm" as const, says: words.confirmMissing }];
    const rejected = {
      ...{ verdict: "approved" as const, reason: 'I know "her" </textarea><b>', isConfirmed: false },
      ...{ isTokenStale: false, problems },
    };
    const html = await page(language, { rejected });
    expect(html).toContain('href="#approved-confirm"');
    expect(html).toMatch(
      /<input(?=[^>]*id="approved-confirm")(?=[^>]*aria-invalid="true")(?=[^>]*aria-describedby="approved-confirm-problem")/,
    );
    expect(html).toContain("I know &quot;her&quot; &lt;/textarea>&lt;b></textarea>");
    expect(html.match(/I know/g)).toHaveLength(1);
  });
});

test("names and tickets from outside are shown as text, without turning the direction of writing", async () => {
  const { approval, view } = await waitingCase();
  const { triage, request } = view.record;
  if (!triage) throw new Error("the case was not triaged");
  const hostile = '<img src=x onerror=alert(1)>"\u202Eevil';
  const record = {
    ...view.record,
    source: hostile,
    request: { ...request, phone: { name: hostile } },
    triage: {
      ...triage,
      subjectName: hostile,
      requesterName: hostile,
      labels: { "microsoftAuthenticator.authenticator": hostile },
    },
  };
  const html = renderPage(ApprovalPage, {
    context: pageContext("en", { personName: hostile }),
    approval,
    view: { ...view, record },
    tokens,
  });
  expect(html).not.toContain("<img");
  expect(html).not.toContain("\u202E");
  expect(textOf(html)).toContain('<img src=x onerror=alert(1)>" evil');
});
