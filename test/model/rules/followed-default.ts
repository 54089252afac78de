import { personIn, type Method } from "../cast.ts";
import { defaultOf, deletable } from "./deletable.ts";
import type { Case } from "./case.ts";

interface Followed {
  /** The directory holds on to it, so the subject is asked to choose another default. */
  readonly asksForAnother: boolean;
  /** What goes once they have. */
  readonly later: readonly Method[];
}

/** What is left after the first tries, where one of them is the default that is meant to go. */
export function followedDefault(
  { file, subject, chooses }: Case,
  goes: readonly Method[],
  gone: readonly Method[],
): Followed {
  const person = personIn(file, subject);
  const methods = person.methods.filter((method) => !gone.includes(method));
  const held = goes.find((method) => method === defaultOf(methods, person.preferredMethod));
  if (!held) return { asksForAnother: false, later: [] };
  const later = chooses
    ? deletable(file, { ...person, methods, preferredMethod: chooses.default }, [held])
    : [];
  return { asksForAnother: true, later };
}
