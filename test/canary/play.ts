import type { Happening } from "../support/drive.ts";
import { runCase } from "../support/run-case.ts";
import { leaks, numbers, oathSecrets } from "./canaries.ts";
import { everythingTold } from "./everything-told.ts";
import { aStage, type Act, type Stage } from "./stage.ts";

/** Plays the case to its end; then whatever secret was in play may stand in no place. */
export async function play(
  act: Act,
  happenings: (stage: Stage) => readonly Happening[],
  looks: (stage: Stage) => unknown,
): Promise<void> {
  const stage = await aStage(act);
  try {
    const run = await runCase(stage, { happenings: happenings(stage) });
    const places = await everythingTold(stage, run);
    const { bearers, codes, formTokens } = stage.inPlay;
    expect(bearers.size).toBeGreaterThan(0);
    const secrets = {
      ...numbers,
      ...oathSecrets,
      ...named("bearer", bearers),
      ...named("code", codes),
    };
    expect(leaks(places, secrets)).toEqual([]);
    const pages = new Map([...places].filter(([place]) => place !== "pages"));
    expect(leaks(pages, named("form token", formTokens))).toEqual([]);
    await looks(stage);
  } finally {
    await stage.stop();
  }
}

const named = (name: string, secrets: ReadonlySet<string>): Record<string, string> =>
  Object.fromEntries([...secrets].map((secret, index) => [`${name} ${index + 1}`, secret]));
