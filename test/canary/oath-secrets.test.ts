/**
 * Secret keys of OATH tokens, and the codes they make. Graph is documented to serve no key
 * (https://learn.microsoft.com/graph/api/resources/softwareoathauthenticationmethod); here it does, wherever it could.
 */
import { people } from "../lib/adapters/graph/tenant-under-test.ts";
import { Dying } from "../support/dying.ts";
import type { Through } from "../support/graph-proxy.ts";
import { oathSecrets } from "./canaries.ts";
import { play } from "./play.ts";
import { losing, refusing, to } from "./quoting.ts";
import { answers, type Act, type Stage } from "./stage.ts";

const serial = "GALT-1042-78";
const assign = (act: Omit<Act, "request"> = {}, token = { serial }): Act => ({
  request: { situation: "hardware-token-assign", token },
  ...act,
});
const approved = (stage: Stage) => answers(stage, 600, "approved");
const isAssigning = to("POST", /[/]hardwareOathMethods$/);

/** The keys in every answer that has a place for one, and `served` the kinds that were; `next` has them, too. */
function telling(next: Through = (_asked, pass) => pass()) {
  const served = new Set<string>();
  const through: Through = (asked, pass) =>
    next(asked, async () => {
      const answered = await pass();
      const key = asked.path.includes("hardwareOath") ? oathSecrets.hardware : oathSecrets.software;
      const body = answered.body.replaceAll('"secretKey":null', `"secretKey":"${key}"`);
      for (const [kind, secret] of Object.entries(oathSecrets)) if (body.includes(secret)) served.add(kind);
      return { ...answered, body };
    });
  return { served, through };
}
const tokensOf = ({ graph }: Stage) =>
  (graph.tenant.tenantState().people.find(({ id }) => id === people.aiko)?.methods ?? []).filter(
    (method) => "device" in method,
  );

test("a token is assigned, and its holder enters the code that it shows; the app is never told that code", async () => {
  const { served, through } = telling();
  let asked = "";
  const sees: Through = (one, pass) => {
    asked += `${one.method} ${one.path} ${one.body}\n`;
    return through(one, pass);
  };
  await play(
    assign({ through: sees }),
    (stage) => [
      approved(stage),
      {
        afterSeconds: 3600,
        happens: () => {
          const { tenant } = stage.graph;
          tenant.activateToken(people.aiko, serial, tenant.codeOnToken(serial));
        },
      },
    ],
    (stage) => {
      expect([...served].sort()).toEqual(["hardware", "software"]);
      expect(tokensOf(stage)).toMatchObject([{ device: { status: "activated" } }]);
      expect(asked).toContain("/hardwareOathMethods ");
      expect(asked).not.toMatch(/activate|verificationCode/i);
    },
  );
});

test.each([
  ["denied", assign(), (stage: Stage) => [answers(stage, 600, "denied")]],
  ["lapsed", assign(), () => []],
  ["with somebody else", assign({}, { serial: "GALT-1042-77" }), () => []],
])("%s: nothing is assigned", (_name, act, decides) => {
  const { served, through } = telling();
  return play({ ...act, through }, decides, (stage) => {
    expect([served.has("hardware"), tokensOf(stage)]).toEqual([true, []]);
  });
});

test("the answer to its assignment is lost", () => {
  const { served, through } = telling(losing(isAssigning));
  return play(
    assign({ through }),
    (stage) => [approved(stage)],
    (stage) => {
      expect([served.has("hardware"), tokensOf(stage).length]).toEqual([true, 1]);
    },
  );
});

test.each([400, 403, 500])("assigned and refused all the same: %i", (status) => {
  const refuses = refusing(isAssigning, [status], { isDone: true });
  return play(
    assign(telling(refuses.through)),
    (stage) => [approved(stage)],
    () => expect(refuses.texts.join()).toContain(oathSecrets.hardware),
  );
});

test.each([/[/]authentication[/]methods/, /[/]hardwareOathDevices/])(
  "%s cannot be read, and the refusals repeat the keys",
  (path) => {
    const refuses = refusing(to("GET", path), [500, 429, 400, 403, 404], { isDone: true });
    return play(
      assign(telling(refuses.through)),
      () => [],
      () => expect(refuses.texts.join()).toMatch(/CANARY(SOFTWARE|HARDWARE)KEY/),
    );
  },
);

test("the process dies after it was assigned, and before that was written", () => {
  const { served, through } = telling();
  const death = new Dying(0, "after");
  return play(
    assign({ through }),
    (stage) => {
      const { hardwareTokens } = stage;
      const mortal = death.wrap(hardwareTokens);
      Object.assign(stage, {
        hardwareTokens: {
          ...hardwareTokens,
          assign: (...given: Parameters<typeof hardwareTokens.assign>) =>
            death.isDead ? hardwareTokens.assign(...given) : mortal.assign(...given),
        },
      });
      return [approved(stage)];
    },
    (stage) =>
      expect([served.has("hardware"), death.isDead, tokensOf(stage).length]).toEqual([true, true, 1]),
  );
});

test.each([
  ["lost-phone", "software", people.aiko],
  ["hardware-token-lost", "hardware", people.withHardwareToken],
] as const)("%s: a method with a %s key is removed", (situation, kind, subject) => {
  const { served, through } = telling();
  return play(
    { request: { situation, subject }, through },
    (stage) => [approved(stage)],
    (stage) => {
      expect(served.has(kind)).toBe(true);
      expect(stage.recorder.seen.get("trail")).toContain("remove-method");
    },
  );
});
