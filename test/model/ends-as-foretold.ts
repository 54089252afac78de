import { breaches } from "./breaches.ts";
import { contradictions } from "./contradictions.ts";
import { observed, plain } from "./observed.ts";
import { play } from "./play.ts";
import { foretell } from "./rules/foretell.ts";
import type { Case } from "./rules/case.ts";
import type { Script } from "./script.ts";

/** Plays the case: it ends as the model foretells, claims nothing that is not so and touches nothing it must not. How it ended, as a row says it. */
export async function endsAsForetold(one: Case, script: Script): Promise<string> {
  const { codes, ...foretold } = foretell(one);
  const played = await play(script);
  const { code, ...was } = observed(played, one.subject);
  expect(plain(was)).toEqual(plain(foretold));
  expect(codes.length > 0 ? codes : [null]).toContain(code);
  expect(contradictions(one, played)).toEqual([]);
  expect(breaches(one, played)).toEqual([]);
  return `${was.kind} ${code ?? was.status}`;
}
