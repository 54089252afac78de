import { timelineLine } from "../../../sandbox/people/timeline-line.ts";
import type { ShownCase, TimelineRecord } from "../../../sandbox/people/watch-case.ts";

const shown: ShownCase = {
  status: "open",
  record: {
    caseId: "case-1",
    request: { situation: "lost-phone" },
    triage: { labels: { "microsoftAuthenticator.m1": "Aiko's iPhone" } },
    ending: null,
  },
  steps: [
    step("remove-method", { id: "m1", type: "microsoftAuthenticator" }),
    step("remove-method", { id: "m2", type: "phone", phoneType: "mobile" }),
  ],
  timeline: [],
};

function step(name: string, method: NonNullable<ShownCase["steps"][number]["method"]>) {
  return { name, discriminator: method.id, method, status: "open", because: null };
}

const removal = (key: string): TimelineRecord => ({
  ...{ seq: 1, id: "1", at: "2026-11-21T01:30:00.000Z", type: "end", step: "remove-method", key, attempt: 1 },
  actor: { kind: "app", id: "mfa-remediation" },
  outcome: { result: "ended", status: "accepted" },
});

test.each([
  ["case-1:remove-method:subject:m1", 'accepted  microsoftAuthenticator "Aiko\'s iPhone"'],
  ["case-1:remove-method:subject:m2:again-1", "accepted  mobile phone"],
  ["case-1:remove-method:subject:m22", "accepted"],
])("the line of %s ends with %s", (key, expected) => {
  expect(timelineLine(removal(key), shown, new Map())).toEqual([
    `01:30:00.000  mfa-remediation  remove-method        ${expected}`,
  ]);
});
