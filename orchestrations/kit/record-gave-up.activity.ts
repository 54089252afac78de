/** The one activity without a frame of its own: it writes the `end` of the step that gave up. */
import { gaveUp } from "../../lib/domain/audit-entry.ts";
import { ended } from "../../lib/domain/outcome.ts";
import type { Activity } from "./activity.ts";
import { recordGaveUp } from "./record-gave-up.contract.ts";

/** Idempotent: the log keeps one entry of this id; a step that did end after all keeps its own end. */
export const recordGaveUpActivity: Activity<object> = {
  name: recordGaveUp.name,
  async run({ audit }, raw) {
    const { caseId, key, step, subject } = recordGaveUp.input.parse(raw);
    const { record } = await audit.append({
      id: `${key}:end`,
      caseId,
      key,
      step,
      subject,
      type: "end",
      attempt: 1,
      actor: { kind: "app", id: "mfa-remediation" },
      facts: {},
      outcome: gaveUp,
    });
    return ended("recorded", { outcome: record.outcome ?? gaveUp });
  },
};
