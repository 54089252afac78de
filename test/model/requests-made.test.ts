import { inATenantWith } from "./ends-honestly.ts";
import { play } from "./play.ts";
import { requestsMade } from "./requests-made.ts";
import { scriptOf } from "./row.ts";
import { situations } from "./rules/situations.ts";

test.each(Object.keys(situations))(
  "%s makes the requests that it is said to make, and no others of them",
  async (situation) => {
    const { served } = await play(scriptOf(inATenantWith(situation, [], { isQuarantined: true })));
    const made = served.map(({ method, path }) => `${method} ${path}`);
    const said = Object.entries(requestsMade);
    expect(said.flatMap(([name, { is }]) => (made.some((one) => is.test(one)) ? [name] : []))).toEqual(
      said.flatMap(([name, { madeIn }]) => ((madeIn as readonly string[]).includes(situation) ? [name] : [])),
    );
  },
);
