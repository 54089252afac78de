import { inspect } from "node:util";

/** Notes what is handed to the ports it wraps, as a log would print it with everything in it, under the port's name. */
export class Recorder {
  readonly seen = new Map<string, string>();

  note(place: string, ...what: unknown[]): void {
    const printed = inspect(what, {
      depth: 20,
      maxStringLength: null,
      maxArrayLength: null,
      breakLength: Infinity,
    });
    this.seen.set(place, `${this.seen.get(place) ?? ""}\n${printed}`);
  }

  wrap<Port extends object>(name: string, port: Port): Port {
    return new Proxy(port, {
      get: (target, property) => {
        const value: unknown = Reflect.get(target, property, target);
        if (typeof value !== "function") return value;
        return (...given: unknown[]): unknown => {
          this.note(name, property, given);
          return Reflect.apply(value, target, given);
        };
      },
    });
  }
}
