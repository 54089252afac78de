import { TransientError } from "../../../lib/domain/errors.ts";

interface Fault {
  readonly operation: string;
  left: number;
  readonly when: "before" | "after";
  readonly error: () => Error;
}

interface FaultOptions {
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
    const { times = Infinity, when = "before", retryAfterSeconds, error } = options;
    const transient = () =>
      new TransientError(
        `${operation} does not answer`,
        retryAfterSeconds === undefined ? {} : { retryAfterSeconds },
      );
    this.#faults.push({ operation, left: times, when, error: () => error ?? transient() });
  }

  async around<Result>(operation: string, effect: () => Result | Promise<Result>): Promise<Result> {
    this.#strike(operation, "before");
    const result = await effect();
    this.#strike(operation, "after");
    return result;
  }

  #strike(operation: string, when: Fault["when"]): void {
    const fault = this.#faults.find(
      (one) => one.operation === operation && one.when === when && one.left > 0,
    );
    if (!fault) return;
    fault.left--;
    throw fault.error();
  }
}
