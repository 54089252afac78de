import { chooseLanguage } from "../../../lib/web/language.ts";

test.each([
  [null, null, "ja"],
  [null, "", "ja"],
  [null, "fr-FR, de;q=0.8", "ja"],
  [null, "en-US,en;q=0.9,ja;q=0.8", "en"],
  [null, "en;q=0.5, ja-JP;q=0.9", "ja"],
  [null, "EN", "en"],
  [null, "en;q=0, ja;q=0.1", "ja"],
  [null, "*;q=x,,;;", "ja"],
  ["en", "ja", "en"],
  ["ja", "en", "ja"],
  ["xx", "en", "en"],
])("?lang=%s and Accept-Language %s give %s", (asked, accepted, expected) => {
  expect(chooseLanguage(asked, accepted)).toBe(expected);
});
