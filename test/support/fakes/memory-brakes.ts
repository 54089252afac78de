import type { Brake, Lifting } from "../../../lib/domain/brake.ts";
import type { Brakes } from "../../../lib/ports/brakes.ts";
import { Faults } from "./faults.ts";

export class MemoryBrakes implements Brakes {
  #on: Brake | undefined;
  readonly #past: { readonly brake: Brake; readonly lifting: Lifting }[] = [];
  readonly faults = new Faults();

  current(): Promise<Brake | undefined> {
    return this.faults.around("current", () => this.#on);
  }

  pull(ours: Brake): Promise<Brake> {
    return this.faults.around("pull", () => (this.#on ??= ours));
  }

  lift({ id }: Brake, lifting: Lifting): Promise<boolean> {
    return this.faults.around("lift", () => {
      if (this.#on?.id !== id) return false;
      this.#past.unshift({ brake: this.#on, lifting });
      this.#on = undefined;
      return true;
    });
  }

  past(limit: number) {
    return Promise.resolve(this.#past.slice(0, limit));
  }
}
