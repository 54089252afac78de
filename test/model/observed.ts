import { personIn, quarantineGroup } from "./cast.ts";
import type { JournalEntry } from "../../sandbox/tenant/journal.ts";
import type { Played, State } from "./played.ts";
import type { Foretold } from "./rules/foretold.ts";
import { shownAs } from "./rules/shown-as.ts";

interface Step {
  readonly name: string;
  readonly method?: { readonly id: string } | null | undefined;
  readonly discriminator?: string | null | undefined;
  readonly status: string;
}

type Observed = Omit<Foretold, "codes"> & { readonly code: string | null };

/** What the played case claims, and what became of the tenant, in the words of what was foretold. */
export function observed({ view, after, served, names }: Played, subject: string): Observed {
  const { ending } = view.record;
  const named = (text: string) => [...names].reduce((some, [id, name]) => some.replace(id, name), text);
  return {
    kind: ending?.kind ?? "without an end",
    code: ending?.code ?? null,
    steps: view.steps.map(claimOf),
    status: view.status,
    writes: writesDone(served.map((one) => ({ ...one, path: named(one.path) }))),
    isQuarantined: isQuarantined(after, subject),
    left: personIn(after, subject).methods.map((method) => named(shownAs(method))),
    mails: mailsIn(after, after.mails),
  };
}

/** A step as the model foretells it. */
export const claimOf = ({ name, method, discriminator, status }: Step): string =>
  [name, method?.id ?? discriminator].filter(Boolean).join(" ").concat(`: ${status}`);

export const isQuarantined = ({ groups }: State, subject: string): boolean =>
  groups.some(({ id, members }) => id === quarantineGroup && members.includes(subject));

/** In what order the observed steps, mails and methods stand is of no account. */
export const plain = <Some extends Pick<Observed, "steps" | "left" | "mails" | "writes">>(
  some: Some,
): Some => ({
  ...some,
  writes: inRuns(some.writes),
  steps: some.steps.toSorted(),
  left: some.left.toSorted(),
  mails: some.mails.toSorted(),
});

export const isMail = ({ path }: Pick<JournalEntry, "path">): boolean => path.endsWith("/sendMail");
export const isWrite = ({ method }: Pick<JournalEntry, "method">): boolean => method !== "GET";

/** Every write that was carried out but mails; deletions that follow one another stand in no order. */
export function writesDone(served: readonly Pick<JournalEntry, "method" | "path" | "status">[]): string[] {
  const done = served.filter((one) => isWrite(one) && !isMail(one) && one.status < 300);
  return inRuns(done.map(({ method, path }) => `${method} ${path}`));
}

function inRuns(writes: readonly string[]): string[] {
  const runs: string[][] = [];
  for (const write of writes) {
    const last = runs.at(-1);
    if (write.startsWith("DELETE") && last?.at(0)?.startsWith("DELETE")) last.push(write);
    else runs.push([write]);
  }
  return runs.flatMap((run) => run.sort());
}

/** To whom these went; an address that is nobody's stands for itself. */
export const mailsIn = ({ people }: Pick<State, "people">, mails: State["mails"]): string[] =>
  mails.flatMap(({ to }) => to.map((address) => people.find(({ mail }) => mail === address)?.id ?? address));
