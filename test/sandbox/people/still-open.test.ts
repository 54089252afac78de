import { stillOpen } from "../../../sandbox/people/still-open.ts";
import type { ShownCase } from "../../../sandbox/people/watch-case.ts";

const shownWith = (steps: ShownCase["steps"]): ShownCase => ({
  status: "open",
  record: {
    caseId: "case-1",
    request: { situation: "lost-phone" },
    triage: { labels: {} },
    ending: { kind: "completed", code: null },
  },
  steps,
  timeline: [],
});

test("a case without an open step leaves nothing open", () => {
  expect(stillOpen(shownWith([{ name: "revoke-sessions", status: "verified", because: null }]))).toEqual([]);
});

test("each open step is told with why, in words where there are some", () => {
  const phone = { id: "m-1", type: "phone", phoneType: "mobile" };
  const lines = stillOpen(
    shownWith([
      { name: "revoke-sessions", status: "verified", because: null },
      {
        ...{ name: "remove-method", discriminator: "m-1", method: phone },
        ...{ status: "open", because: "kept-is-gone" },
      },
      { name: "check-app-passwords", status: "open", because: "no-deletion-in-audit" },
    ]),
  );
  expect(lines).toEqual([
    "remove-method mobile phone: kept-is-gone",
    expect.stringMatching(/^check-app-passwords: no API lists or deletes app passwords/),
  ]);
});
