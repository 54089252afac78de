import { renderToString } from "preact-render-to-string";
import { TimeStamp } from "../../../../lib/web/components/time-stamp.tsx";

test("a blank stands between local time and UTC, for those who hear or copy it", () => {
  const html = renderToString(TimeStamp({ at: "2026-11-21T01:30:00.000Z", language: "ja" }));
  expect(html.replace(/<[^>]+>/g, "")).toMatch(/\S \(2026\/11\/21 .*UTC\)$/);
});
