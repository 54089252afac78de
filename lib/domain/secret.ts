/**
 * A secret that does not show itself in logs, JSON, templates or inspections; `reveal` is called in adapters, and where
 * a person is shown it once. The type of the text stays known, so that what was checked before need not be checked again.
 */
export class Secret<Text extends string = string> {
  readonly #value: Text;
  constructor(value: Text) {
    this.#value = value;
  }
  reveal(): Text {
    return this.#value;
  }
  toString(): string {
    return "[secret]";
  }
  toJSON(): string {
    return "[secret]";
  }
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return "[secret]";
  }
}
