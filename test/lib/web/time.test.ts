import { shownTime } from "../../../lib/web/time.ts";

const at = "2026-11-21T15:04:05.678Z";

test("Japanese readers get Japan's time, and UTC beside it", () => {
  const { local, utc } = shownTime(at, "ja", "Asia/Tokyo");
  expect(local).toMatch(/2026\/11\/22 00:04:05 (JST|GMT\+9)/);
  expect(utc).toMatch(/2026\/11\/21 15:04:05 UTC/);
});

test("the zone of the place is named, and midnight is 00", () => {
  expect(shownTime("2026-07-01T22:00:00Z", "en", "Europe/Berlin").local).toMatch(
    /2 Jul 2026,? (at )?00:00:00 (CEST|GMT\+2)/,
  );
});

test("where local time is UTC, it stands once", () => {
  const { local, utc } = shownTime(at, "en", "UTC");
  expect(local).toMatch(/21 Nov 2026,? (at )?15:04:05 UTC/);
  expect(utc).toBe("");
});
