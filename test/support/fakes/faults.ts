import { TransientError } from "../../../lib/domain/errors.ts";

interface Fault {
  readonly operation: string;
  readonly about: string | undefined;
  left: number;
  readonly when: "before" | "after";
  readonly error: () => Error;
}

interface FaultOptions {
  /** Only this one, by its id. */
  readonly about?: string;
  /** For ever unless said. */
  readonly times?: number;
  /** `after`: the effect takes place and its answer is lost. */
  readonly when?: Fault["when"];
  readonly retryAfterSeconds?: number;
  /** Instead of a TransientError. */
  readonly error?: Error;
}

/** What goes wrong with a fake's operations: the next so many calls, before or after the effect. */
export class Faults {
  readonly #faults: Fault[] = [];

  add(operation: string, options: FaultOptions = {}): void {
    const { about, times = Infinity, when = "before", retryAfterSeconds, error } = options;
    const transient = () =>
      new TransientError(
        `${operation} does not answer`,
        retryAfterSeconds === undefined ? {} : { retryAfterSeconds },
      );
    this.#faults.push({ operation, about, left: times, when, error: () => error ?? transient() });
  }

  async around<Result>(
    operation: string,
    effect: () => Result | Promise<Result>,
    about?: string,
  ): Promise<Result> {
    this.#strike(operation, "before", about);
    const result = await effect();
    this.#strike(operation, "after", about);
    return result;
  }

  #strike(operation: string, when: Fault["when"], about: string | undefined): void {
    const fault = this.#faults.find(
      (one) =>
        one.operation === operation &&
        one.when === when &&
        one.left > 0 &&
        [undefined, about].includes(one.about),
    );
    if (!fault) return;
    fault.left--;
    throw fault.error();
  }
}
