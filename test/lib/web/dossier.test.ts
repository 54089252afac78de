import { manualRoutes } from "../../../lib/domain/manual-route.ts";
import { refusalCodes } from "../../../lib/domain/refusal-code.ts";
import { dictionaries } from "../../../lib/web/dictionaries.ts";
import { dossier, dossierLines } from "../../../lib/web/dossier.ts";
import { en } from "../../../lib/web/locales/en.ts";
import { subject } from "../../support/builders.ts";
import { aCaseRecord } from "../../support/records.ts";
import { containedOnlyCase, refusedCase } from "../../support/shown-cases.ts";
import { renderTicketComment, site } from "../../support/site.ts";
import { newsOf } from "../../../lib/domain/news-of.ts";

test.each(refusalCodes)("%s has a dossier exactly where its sentence tells somebody to act", (code) => {
  expect(manualRoutes[code] === null).toBe(en.codes[code].route === null);
});

/** Of refusals, of what only contains, of the brake, and of an approval that nobody gave in time. */
const stops = [...refusalCodes.slice(0, refusalCodes.indexOf("denied")), "attack", "lapsed", "not-approved"];

test.each(["en", "ja"] as const)(
  "whatever stops a case has a dossier with all that is asked for (%s)",
  (language) => {
    const record = aCaseRecord();
    const { dossier: text, words } = dictionaries[language];
    expect(stops).toEqual(expect.arrayContaining(["privileged-role", "manager-changed", "elevated-threat"]));
    for (const code of stops) {
      const lines = new Map(dossierLines(code, record, site, language));
      expect([code, lines.get(text.tenant)]).toEqual([code, site.tenantId]);
      for (const asked of [text.doer, text.account, text.administrator, text.case, text.support])
        expect([code, lines.get(asked) ?? ""]).not.toEqual([code, ""]);
      expect(lines.get(text.happened)).toContain(words.situations[record.request.situation]);
    }
  },
);

test.each([
  ["external-guest", "home-organisation"],
  ["mfa-at-other-provider", "other-provider"],
])("%s is first of all for the %s to act on", (code, doer) => {
  expect(dossier(code, aCaseRecord(), site)?.doer).toBe(doer);
});

test.each(refusalCodes)("%s: the role of the dossier is among those that its sentence names", (code) => {
  const route = manualRoutes[code];
  if (!route || !route.doer.endsWith("-administrator")) return;
  const [last = ""] = en.dossier.doers[route.doer].split(" with ");
  if (["program-administrator", "scoped-administrator"].includes(route.doer)) return;
  const says = en.codes[code].route ?? "";
  expect(says.includes(last) || says.includes("admin centre") || says.includes("by hand")).toBe(true);
});

test("a privileged account's names the one role that may, the account's own page and what support asks for", async () => {
  const { record } = (await refusedCase()).view;
  expect(dossier("privileged-role", record, site)).toMatchObject({
    ...{ doer: "privileged-authentication-administrator", tenantId: site.tenantId, account: subject },
    url: expect.stringContaining(subject) as unknown,
  });
  const values = dossierLines("privileged-role", record, site, "en")
    .map(([, value]) => value)
    .join("\n");
  for (const part of [
    site.tenantId,
    subject,
    record.caseId,
    "Lost phone",
    "aka.ms/AzurePortalHelp",
    "your own",
  ])
    expect(values).toContain(part);
});

test("somebody whom the directory does not know is named as the ticket does, and no page of theirs is linked", () => {
  const found = dossier("check-impossible", aCaseRecord(), site);
  expect(found).toMatchObject({ account: "hanako@example.com", url: "https://entra.microsoft.com" });
});

test("what a security officer does is done on this program's own page", () => {
  expect(dossier("removals-frozen", aCaseRecord(), site)?.url).toBe("https://mfa.example.com/brake");
});

test("nobody gets a dossier for what nobody needs to do", () => {
  expect(dossier("denied", aCaseRecord(), site)).toBeUndefined();
  expect(dossierLines("denied", aCaseRecord(), site, "ja")).toEqual([]);
});

test.each(["en", "ja"] as const)(
  "the ticket's last comment (%s) holds it, and no comment before",
  async (language) => {
    const { record, timeline } = (await containedOnlyCase()).view;
    const told = (turn: "closed" | "contained") =>
      renderTicketComment(
        newsOf(turn, record, timeline, { link: "https://x", code: "no-approver" }),
        language,
      );
    const { title } = dictionaries[language].dossier;
    expect(told("closed")).toContain(`${title}:\n`);
    expect(told("closed")).toContain(site.tenantId);
    expect(told("contained")).not.toContain(title);
  },
);

test("it holds no name of the account's owner", async () => {
  const { record } = (await refusedCase()).view;
  expect(JSON.stringify(dossier("privileged-role", record, site))).not.toMatch(/Hanako|Sato|@/);
});
