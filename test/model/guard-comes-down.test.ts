/**
 * Everybody has agreed, the first method is gone, and something comes up against the case: alone, and in tenants that misbehave.
 * Each guard meets three situations in a tenant that puts the next deletion off; of the other faults each meets one guard, in
 * turn, since whatever they do to a case without a guard is tried elsewhere.
 */
import { breaches } from "./breaches.ts";
import { device } from "./cast.ts";
import { contradictions } from "./contradictions.ts";
import { faults, type Fault } from "./faults.ts";
import { guards, type Guard } from "./guards.ts";
import { isMail, isWrite } from "./observed.ts";
import { play } from "./play.ts";
import type { Played } from "./played.ts";
import { caseOf, scriptOf } from "./row.ts";

const situations = ["lost-phone", "stolen-phone", "require-reregistration"];
const mobile = "3179e48a-750b-4051-897c-87b9720928f7";

/** Longer than any reading counts. */
const putOff: Fault = {
  name: "the number's deletion is put off",
  isWaitedOut: true,
  apply: ({ faults: { throttle } }) => {
    throttle.push({ path: `/phoneMethods/${mobile}$`, method: "DELETE", first: 1, retryAfterSeconds: 400 });
  },
};

async function playUnder(situation: string, guard: Guard, fault: Fault) {
  const one = caseOf({
    ...{ name: "", situation, ends: "", lift: "approved", areAppPasswordsDeleted: true },
    tenant: (file, subject) => {
      subject.appPasswords = [{ name: "Mail", createdDaysAgo: 200 }];
      file.devices.push(device("de71ce00-0000-4000-8000-000000000001", "Phone", "iOS"));
      fault.apply(file);
    },
  });
  const played = await play({ ...scriptOf(one), guard });
  expect(contradictions(one, played)).toEqual([]);
  expect(breaches(one, played)).toEqual([]);
  expect(passedBy(guard, played)).toEqual([]);
  return played;
}

const readingMs = 61_000;

/** What is written although the guard is down. */
function passedBy({ isReadEachMinute, letsContain }: Guard, { served, guardDown }: Played): string[] {
  if (!guardDown) return [];
  const isLate = ({ time }: Played["served"][number]) => Date.parse(time) > guardDown.at + readingMs;
  return served
    .slice(guardDown.served)
    .filter((one) => isWrite(one) && !isMail(one))
    .filter((one) => !isReadEachMinute || isLate(one))
    .filter(({ path }) => !(letsContain && path.endsWith("/revokeSignInSessions")))
    .map(({ method, path }) => `${method} ${path}`);
}

const aMinute = 60_000;
const each = guards.flatMap((guard) =>
  situations.map((situation) => ({ situation, guard, title: guard.name })),
);

test.each(each)(
  "$situation: $title, and what comes later is left alone",
  async ({ situation, guard }) => {
    const { view, after, guardDown } = await playUnder(situation, guard, putOff);
    expect(guardDown).toBeDefined();
    expect(view.record.ending).toMatchObject({ kind: "refused", code: guard.code });
    expect(view.status).toBe("open");
    const left = after.people.flatMap(({ id, methods }) =>
      id === view.record.triage?.subject ? methods : [],
    );
    expect(left.map(({ id }) => id)).toContain(mobile);
  },
  aMinute,
);

const pairs = faults.flatMap((fault, index) => {
  const guard = guards[index % guards.length];
  const situation = situations[index % situations.length] ?? "";
  return guard ? [{ situation, guard, fault, title: `${guard.name}, and ${fault.name}` }] : [];
});

test.each(pairs)(
  "$situation: $title",
  async ({ situation, guard, fault }) => {
    await playUnder(situation, guard, fault);
  },
  aMinute,
);
