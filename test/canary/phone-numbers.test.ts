/** Phone numbers, on every path of a number's change: each test says first that they were in play. */
import type { TenantFile } from "../../sandbox/tenant/schema.ts";
import { people } from "../lib/adapters/graph/tenant-under-test.ts";
import { entrySeconds } from "../../lib/domain/number-entries.ts";
import { Dying } from "../support/dying.ts";
import type { Asked } from "../support/graph-proxy.ts";
import { numbers } from "./canaries.ts";
import { play } from "./play.ts";
import { changing, losing, refusing, to } from "./quoting.ts";
import { answers, enters, type Act, type Stage } from "./stage.ts";

const hour = 3600;
const change = (act: Omit<Act, "request"> = {}): Act => ({ request: { situation: "number-change" }, ...act });
const approved = (stage: Stage) => answers(stage, 600, "approved");

/** What the directory has of the subject. */
const inDirectory = ({ graph }: Stage): string[] =>
  (graph.tenant.tenantState().people.find(({ id }) => id === people.aiko)?.methods ?? []).flatMap((method) =>
    typeof method["phoneNumber"] === "string" ? [method["phoneNumber"]] : [],
  );
const isChanged = (stage: Stage) => expect(inDirectory(stage)).toEqual([numbers.typed]);
const isUnchanged = (stage: Stage) => expect(inDirectory(stage)).toEqual([numbers.standing]);
const withoutPhone = (file: TenantFile) => {
  for (const person of file.people.filter(({ id }) => id === people.aiko))
    person.methods = person.methods.filter((method) => !("phoneNumber" in method));
};
const phones = /[/]phoneMethods/;

test("one that is occupied is changed", () =>
  play(change(), (stage) => [approved(stage), enters(stage, 2 * hour)], isChanged));

test("one is added, and Graph makes a credential of it, which is switched off", () =>
  play(
    change({
      bend: (file) => {
        withoutPhone(file);
        file.smsSignInPolicy.state = "enabled";
      },
    }),
    (stage) => [approved(stage), enters(stage, 2 * hour)],
    isChanged,
  ));

test.each([
  ["denied", (stage: Stage) => [answers(stage, 600, "denied")]],
  ["lapsed", () => []],
])("%s: a form that is sent all the same, before and after", (_name, decides) =>
  play(
    change(),
    (stage) => [enters(stage, 300), ...decides(stage), enters(stage, 2 * hour - 1)],
    isUnchanged,
  ),
);

test("a form that is refused is shown again to whoever typed it, and to nobody else", () =>
  play(
    change({ bend: withoutPhone }),
    (stage) => [
      approved(stage),
      ...[
        { number: numbers.mistyped },
        { token: "forged" },
        { type: "pager" },
        { type: "alternateMobile" },
        { turn: "9" },
      ].map((wrong) => enters(stage, 2 * hour, wrong, { isMeant: true })),
    ],
    (stage) => {
      expect(stage.meant.map(({ status }) => status)).toEqual([400, 400, 400, 409, 409]);
      expect(stage.meant[0]?.html).toContain(`value="${numbers.mistyped}"`);
      for (const { html } of stage.meant.slice(1)) expect(html).toContain(`value="${numbers.typed}"`);
      expect(inDirectory(stage)).toEqual([]);
    },
  ));

test("sent by two at once, and once more when it is done", () =>
  play(
    change(),
    (stage) => [
      approved(stage),
      {
        afterSeconds: 2 * hour,
        happens: (hands) =>
          Promise.all([1, 2].map(() => enters(stage, 0, {}, { isMeant: true }).happens(hands))),
      },
      enters(stage, 3 * hour, { turn: "1" }),
    ],
    (stage) => {
      expect(stage.meant.map(({ status }) => status).sort()).toEqual([200, 409]);
      isChanged(stage);
    },
  ));

describe("Graph repeats in its errors what it was asked and what it has", () => {
  const turns = (stage: Stage, statuses: readonly number[]) =>
    statuses.map((_, index) => enters(stage, 2 * hour + index * 600));

  test("to a change", () => {
    const statuses = [400, 401, 403, 404, 405, 409, 412, 429, 500, 503];
    const refuses = refusing(to("PATCH", phones), statuses);
    return play(
      change({ through: refuses.through }),
      (stage) => [approved(stage), ...turns(stage, statuses)],
      (stage) => {
        expect(refuses.texts.filter((text) => text.includes(numbers.typed))).toHaveLength(statuses.length);
        isUnchanged(stage);
      },
    );
  });

  test("to a change that was carried out", () => {
    const statuses = [400, 405, 409];
    const refuses = refusing(to("PATCH", phones), statuses, { isDone: true });
    return play(
      change({ through: refuses.through }),
      (stage) => [approved(stage), ...turns(stage, statuses)],
      (stage) => {
        expect(refuses.texts).toHaveLength(statuses.length);
        isChanged(stage);
      },
    );
  });

  test("to each list after a change", () => {
    const statuses = [400, 403, 429, 500];
    let isChanging = false;
    const isLook = (asked: Asked) => isChanging && to("GET", phones)(asked);
    const refuses = refusing(
      isLook,
      statuses.flatMap((status) => Array<number>(4).fill(status)),
      { isDone: true },
    );
    return play(
      change({
        through: (asked, pass) => {
          if (asked.path.includes("/phoneMethods")) isChanging = asked.method === "PATCH" || isChanging;
          return refuses.through(asked, pass);
        },
      }),
      (stage) => [approved(stage), ...turns(stage, statuses)],
      (stage) => {
        expect(refuses.texts.filter((text) => text.includes(numbers.typed)).length).toBeGreaterThan(0);
        isChanged(stage);
      },
    );
  });

  test.each([["bad-request"], ["conflict"]] as const)("a type was occupied meanwhile: %s", (phoneClash) =>
    play(
      change({
        bend: ({ variants }) => Object.assign(variants, { phoneClash }),
        through: changing(to("GET", phones), () => '{"value":[]}'),
      }),
      (stage) => [approved(stage), enters(stage, 2 * hour)],
      isUnchanged,
    ),
  );

  test("a list is not as documented", () =>
    play(
      change({
        through: changing(to("GET", phones), (body) =>
          body.replaceAll(/"phoneNumber":("[^"]*")/g, '"phoneNumber":[$1]'),
        ),
      }),
      (stage) => [approved(stage), enters(stage, 2 * hour)],
      isUnchanged,
    ));
});

test("the answer to the change is lost", () =>
  play(
    change({ through: losing(to("PATCH", phones)) }),
    (stage) => [approved(stage), enters(stage, 2 * hour)],
    isChanged,
  ));

test("the process dies while a number is entered, after each of its calls in turn", () => {
  const calls = Array.from({ length: 30 }, (_, call) => call);
  return play(
    change(),
    (stage) => [
      approved(stage),
      ...calls.map((call) => {
        const death = new Dying(call, "after");
        const at = {
          ...stage,
          approvals: death.wrap(stage.approvals),
          audit: death.wrap(stage.audit),
          cases: death.wrap(stage.cases),
          directory: death.wrap(stage.directory),
          phoneNumbers: death.wrap(stage.phoneNumbers),
        };
        return enters(stage, 2 * hour + call * entrySeconds, {}, { at });
      }),
    ],
    (stage) => {
      const died = (stage.recorder.seen.get("log of pages") ?? "").match(/died at \w+/g) ?? [];
      expect(died).toEqual(expect.arrayContaining(["died at facts", "died at append", "died at change"]));
      isChanged(stage);
    },
  );
});

test("people write numbers into reasons and names", () =>
  play(
    change({
      bend: (file) => {
        for (const person of file.people) person.displayName += ` (${numbers.written})`;
        for (const { methods } of file.people)
          for (const method of methods)
            if ("displayName" in method) method["displayName"] = `iPhone ${numbers.written}`;
      },
    }),
    (stage) => [answers(stage, 600, "approved", `I called ${numbers.written}`), enters(stage, 2 * hour)],
    (stage) => {
      expect(stage.recorder.seen.get("approvals")).toContain("I called …");
      expect(stage.recorder.seen.get("pages")).toContain("Aiko Tanaka (…)");
      isChanged(stage);
    },
  ));
