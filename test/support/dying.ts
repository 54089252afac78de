/** The process dies at the given call to any of the ports it wraps: that call and all later ones fail. */
export class Dying {
  readonly #at: number;
  readonly #when: "before" | "after";
  #calls = 0;
  constructor(at: number, when: "before" | "after") {
    this.#at = at;
    this.#when = when;
  }

  get isDead(): boolean {
    return this.#calls > this.#at;
  }

  wrap<Port extends object>(port: Port): Port {
    return new Proxy(port, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== "function") return value;
        return async (...given: unknown[]) => {
          const call = this.#calls++;
          if (call > this.#at || (call === this.#at && this.#when === "before")) throw died(name);
          const result: unknown = await Reflect.apply(value, target, given);
          if (call === this.#at) throw died(name);
          return result;
        };
      },
    });
  }
}

const died = (name: string | symbol): Error => new Error(`died at ${String(name)}`);
