/** The code of a pass, on every path of its hand-over: it stands on the one page that shows it, and nowhere else. */
import { handOverSeconds } from "../../lib/domain/hand-overs.ts";
import { people } from "../lib/adapters/graph/tenant-under-test.ts";
import { Dying } from "../support/dying.ts";
import type { Happening } from "../support/drive.ts";
import { withNothingLeft } from "../support/with-nothing-left.ts";
import { play } from "./play.ts";
import { changing, losing, refusing, to } from "./quoting.ts";
import { answers, handsOver, type Act, type Stage } from "./stage.ts";

const hour = 3600;
const lostPhone = (through?: Act["through"]): Act => ({
  request: { situation: "lost-phone" },
  bend: (file) => Object.assign(file, withNothingLeft(file)),
  ...(through && { through }),
});
const approved = (stage: Stage) => answers(stage, 600, "approved");
const isMinting = to("POST", /[/]temporaryAccessPassMethods$/);
const codesOf = ({ inPlay }: Stage) => [...inPlay.codes];
const shownBy = ({ meant }: Stage) =>
  meant.flatMap(({ html }) => /class="secret"[^>]*><code>([^<]+)</.exec(html)?.[1] ?? []);
/** It is sent, and shows no code. */
const showsNone = { isMeant: false };

/** The subject signs in with it and registers. */
const uses = (stage: Stage, afterSeconds: number, nth = 0): Happening => ({
  afterSeconds,
  happens: () => stage.graph.tenant.registerWithPass(people.aiko, codesOf(stage)[nth] ?? "", "passkey"),
});

test("shown once and used; the same form once more shows nothing", () =>
  play(
    lostPhone(),
    (stage) => [
      approved(stage),
      handsOver(stage, 2 * hour),
      handsOver(stage, 2 * hour + 60, { number: "1", ...showsNone }),
      uses(stage, 2 * hour + 120),
    ],
    (stage) => expect([codesOf(stage).length, shownBy(stage).length]).toEqual([1, 1]),
  ));

test("nobody uses it, and it is taken back", () =>
  play(
    lostPhone(),
    (stage) => [approved(stage), handsOver(stage, 2 * hour)],
    (stage) => {
      expect(shownBy(stage)).toHaveLength(1);
      expect(stage.recorder.seen.get("trail")).toContain("take-back-pass");
    },
  ));

test.each([
  ["denied", (stage: Stage) => [answers(stage, 600, "denied")]],
  ["lapsed", () => []],
])("%s: none is made for a form that is sent all the same, before or after", (_name, decides) =>
  play(
    lostPhone(),
    (stage) => [
      handsOver(stage, 300, showsNone),
      ...decides(stage),
      handsOver(stage, 2 * hour - 1, showsNone),
    ],
    (stage) => expect(codesOf(stage)).toEqual([]),
  ),
);

test("the answer to its making is lost: nobody has seen it, and another one is shown", () =>
  play(
    lostPhone(losing(isMinting)),
    (stage) => [
      approved(stage),
      handsOver(stage, 2 * hour, showsNone),
      handsOver(stage, 3 * hour),
      uses(stage, 3 * hour + 60, 1),
    ],
    (stage) => expect([codesOf(stage).length, shownBy(stage).length]).toEqual([2, 1]),
  ));

test("it was made, and Graph's refusals repeat it", () => {
  const statuses = [400, 403, 409, 429, 500, 503];
  const refuses = refusing(isMinting, statuses, { isDone: true });
  return play(
    lostPhone(refuses.through),
    (stage) => [
      approved(stage),
      ...statuses.map((_, index) => handsOver(stage, 2 * hour + index * 60, showsNone)),
    ],
    (stage) => {
      expect(codesOf(stage)).toHaveLength(statuses.length);
      codesOf(stage).forEach((code, index) => expect(refuses.texts[index]).toContain(JSON.stringify(code)));
    },
  );
});

test("it was made, and the answer is not as documented", () => {
  const wrong = [
    (body: string) => body.replace(/"id":"[^"]*"/, '"id":7'),
    (body: string) => body.slice(0, -20),
    (body: string) => /"temporaryAccessPass":("[^"]*")/.exec(body)?.[1] ?? "",
  ];
  const left = [...wrong];
  return play(
    lostPhone(changing(isMinting, (body) => left.shift()?.(body) ?? body)),
    (stage) => [
      approved(stage),
      ...wrong.map((_, index) => handsOver(stage, 2 * hour + index * 60, showsNone)),
    ],
    (stage) => expect(codesOf(stage)).toHaveLength(wrong.length),
  );
});

/** A case has three passes at most, so that it takes more than one to die everywhere. */
test.each([
  ["policyFor", 0, 14, 0],
  ["methods", 14, 17, 0],
  ["mint", 17, 19, 1],
  ["append", 19, 22, 3],
])("the process dies after each of its calls in turn, %s among them", (call, first, end, codes) => {
  const deaths = Array.from({ length: end - first }, (_, index) => new Dying(first + index, "after"));
  return play(
    lostPhone(),
    (stage) => [
      approved(stage),
      ...deaths.map((death, index) =>
        handsOver(stage, 2 * hour + index * handOverSeconds, {
          at: {
            ...stage,
            approvals: death.wrap(stage.approvals),
            audit: death.wrap(stage.audit),
            cases: death.wrap(stage.cases),
            directory: death.wrap(stage.directory),
            passes: death.wrap(stage.passes),
          },
          isMeant: () => !death.isDead,
        }),
      ),
    ],
    (stage) => {
      const died = (stage.recorder.seen.get("log of pages") ?? "").match(/died at \w+/g) ?? [];
      expect(died).toContain(`died at ${call}`);
      expect(codesOf(stage)).toHaveLength(codes);
    },
  );
});
