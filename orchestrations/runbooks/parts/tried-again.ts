import type { Ending } from "../../../lib/domain/case-record.ts";
import { everMoreSeldom } from "../../../lib/domain/ever-more-seldom.ts";
import type { UserId } from "../../../lib/domain/ids.ts";
import type { AuthenticationMethod } from "../../../lib/domain/method.ts";
import type { Policy } from "../../../lib/domain/policy.ts";
import { endsCase } from "../../../lib/domain/refusal-code.ts";
import { endsOf } from "../../kit/phase.ts";
import type { Run, Steps } from "../../kit/runbook.ts";
import { pause } from "../../kit/wait.ts";
import { removeOne } from "../remove-one.ts";

interface Tried {
  /** One of them at least. */
  readonly isDeleted: boolean;
  /** What came down on the way, and ends the case. */
  readonly guard: Ending | undefined;
}

/** The deletion of a held default, ever more seldom, until it is taken, a guard comes down or the time is up. */
export function* triedAgain(
  run: Run,
  subject: UserId,
  held: readonly AuthenticationMethod[],
  { firstFollowSeconds, followSeconds }: Policy["clocks"],
): Steps<Tried> {
  let methods = held;
  let isDeleted = false;
  for (const [at, seconds] of everMoreSeldom(firstFollowSeconds, followSeconds).entries()) {
    if (methods.length === 0) break;
    yield* pause(run, seconds);
    const inputs = methods.map((method) => ({ subject, method, repeat: at + 2 }));
    const endings = yield* endsOf(run, removeOne, inputs, `default-${at + 1}`);
    isDeleted ||= endings.some(({ kind }) => kind === "completed");
    const guard = endings.find(({ code }) => code !== null && endsCase(code));
    if (guard) return { isDeleted, guard };
    methods = methods.filter((_, index) => endings[index]?.code === "default-method");
  }
  return { isDeleted, guard: undefined };
}
