import type { MfaHints } from "../../../lib/domain/mfa-hints.ts";
import { dictionaries } from "../../../lib/web/dictionaries.ts";
import { rememberedLines } from "../../../lib/web/remembered-lines.ts";

const { codes, honest } = dictionaries.en;
const said = (rememberMfaDays: MfaHints["rememberMfaDays"]) =>
  rememberedLines(
    { perUserMfaState: "enforced", allowAppPasswords: true, rememberMfaDays, created: 0 },
    dictionaries.en,
  );

test("where browsers may skip the second factor, it says who ends that and where", () => {
  expect(said(30)).toEqual([codes["remember-mfa-on"].says, codes["remember-mfa-on"].route]);
  expect(said(30).join()).toContain("Restore multifactor authentication on all remembered devices");
});

test("what the directory does not tell is not taken for switched off", () => {
  expect(said("unknown")).toEqual([
    codes["remember-mfa-not-told"].says,
    codes["remember-mfa-not-told"].route,
  ]);
});

test("where no browser may, nobody has anything to do", () => {
  expect(said(null)).toEqual([codes["remember-mfa-off"].says]);
});

test("where nobody looked, nothing is said of what the directory tells", () => {
  expect(rememberedLines(null, dictionaries.en)).toEqual([honest.remembered]);
});
