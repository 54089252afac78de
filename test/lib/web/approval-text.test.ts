import { callsOf, situation, type Situation } from "../../../lib/domain/situation.ts";
import { approvalText } from "../../../lib/web/approval-text.ts";
import { dictionaries } from "../../../lib/web/dictionaries.ts";
import type { Language } from "../../../lib/web/language.ts";

const languages: Language[] = ["ja", "en"];
const asked = situation.options.filter((name) => callsOf(name).remove !== null);
const contained = asked.filter((name) => callsOf(name).contain);
const uncontained = asked.filter((name) => !callsOf(name).contain);

const denials = (language: Language, name: Situation) => {
  const text = approvalText(dictionaries[language], "manager", name);
  return [text.denyHint, text.deniedNext, text.attackHint, text.attackNext].map((says) =>
    /contain|封じ込め/.test(says),
  );
};

describe.each(languages)("in %s", (language) => {
  const dictionary = dictionaries[language];

  test.each(uncontained)("%s: a denial speaks of no containment, since there was none", (name) => {
    expect(denials(language, name)).toEqual([false, false, false, false]);
  });

  test.each(contained)("%s: a denial says that the containment stays", (name) => {
    expect(denials(language, name)).toEqual([true, true, true, true]);
  });

  test("the first of two who agree is not told that something is removed now, the second is", () => {
    const { approval } = dictionary;
    const first = approvalText(dictionary, "manager", "stolen-phone");
    expect([first.approvedNext, first.after]).toEqual([
      approval.firstOfTwo.approvedNext,
      approval.firstOfTwo.after,
    ]);
    for (const alone of [
      approvalText(dictionary, "second", "stolen-phone"),
      approvalText(dictionary, "manager", "lost-phone"),
    ])
      expect([alone.approvedNext, alone.after]).toEqual([approval.approvedNext, approval.after]);
  });
});
