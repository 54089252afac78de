/** How a runbook runs others, each with a history of its own. */
import type { Task } from "durable-functions";
import { ending, type Ending } from "../../lib/domain/case-record.ts";
import { stopped, Stopped, type Run, type Runbook, type Steps } from "./runbook.ts";

/** Runs another runbook as a phase of this one, which an ending other than completed ends too. */
export function* phase<Input extends object>(
  run: Run,
  book: Runbook<Input>,
  input: Input,
  discriminator?: string,
): Steps<void> {
  const end = yield* endOf(run, book, input, discriminator);
  if (end.kind !== "completed") throw new Stopped(end);
}

/** Like `phase`, but hands the ending over. The discriminator tells repeats apart. */
export function* endOf<Input extends object>(
  run: Run,
  book: Runbook<Input>,
  input: Input,
  discriminator?: string,
): Steps<Ending> {
  const last = discriminator === undefined ? "" : `:${discriminator}`;
  return yield* endOfTask(run, book, start(run, book, input, `${run.caseId}:${book.name}${last}`));
}

const mostSideBySide = 5;

/**
 * Runs a runbook once for each input, a few side by side, or as many as are said where they wait more than they do; the endings
 * in the order of the inputs. `round` tells repeats apart.
 */
export function* endsOf<Input extends object>(
  run: Run,
  book: Runbook<Input>,
  inputs: readonly Input[],
  round: string,
  sideBySide: number = mostSideBySide,
): Steps<Ending[]> {
  const id = `${run.caseId}:${book.name}:${round}`;
  const endings: Ending[] = [];
  while (endings.length < inputs.length) {
    const tasks = inputs
      .slice(endings.length, endings.length + sideBySide)
      .map((input, index) => start(run, book, input, `${id}:${String(endings.length + index + 1)}`));
    yield* startAll(run, tasks);
    for (const task of tasks) endings.push(yield* endOfTask(run, book, task));
  }
  return endings;
}

/** A runbook with what it is given, to be run beside others. */
export interface Beside {
  readonly name: string;
  readonly start: (run: Run) => Task;
}

export const beside = <Input extends object>(book: Runbook<Input>, input: Input): Beside => ({
  name: book.name,
  start: (run) => start(run, book, input, `${run.caseId}:${book.name}`),
});

/**
 * Runs different runbooks side by side as phases of this one; all have ended before the first that was not completed ends
 * this one too.
 */
export function* phasesBeside(run: Run, books: readonly Beside[]): Steps<void> {
  const started = books.map((book) => ({ book, task: book.start(run) }));
  yield* startAll(
    run,
    started.map(({ task }) => task),
  );
  const endings: Ending[] = [];
  for (const { book, task } of started) endings.push(yield* endOfTask(run, book, task));
  const early = endings.find(({ kind }) => kind !== "completed");
  if (early) throw new Stopped(early);
}

/**
 * Nothing is started before it is yielded. This tells of the first that failed and waits for no other, so each is asked for
 * its end.
 */
function* startAll(run: Run, tasks: Task[]): Steps<void> {
  try {
    yield run.context.df.Task.all(tasks);
  } catch {
    return;
  }
}

const start = <Input extends object>(run: Run, book: Runbook<Input>, input: Input, id: string): Task =>
  run.context.df.callSubOrchestrator(book.name, { ...input, caseId: run.caseId }, id);

/** What nobody foresaw is an ending too. */
function* endOfTask(run: Run, book: { readonly name: string }, task: Task): Steps<Ending> {
  try {
    return ending.parse(yield task);
  } catch (error) {
    if (!run.context.df.isReplaying)
      run.context.error("a runbook failed in a way nobody foresaw: look at its instance", {
        caseId: run.caseId,
        runbook: book.name,
        error: error instanceof Error ? error.name : "unknown",
      });
    return stopped("unforeseen");
  }
}
