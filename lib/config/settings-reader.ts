import type { z } from "zod";
import { Secret } from "../domain/secret.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads settings and gathers what is wrong with them, so that one start names all of it. */
export class SettingsReader {
  readonly #environment: Environment;
  readonly #problems = new Set<string>();

  /** An empty setting counts as a missing one: deployment tools leave them behind. */
  constructor(environment: Environment) {
    this.#environment = Object.fromEntries(
      Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""),
    );
  }

  part<Settings>(schema: z.ZodType<Settings>): Settings | undefined {
    const parsed = schema.safeParse(this.#environment);
    if (parsed.success) return parsed.data;
    for (const { path, message } of parsed.error.issues) this.problem(path, message);
    return undefined;
  }

  /** The secret in the setting of that name; `path` is where the name was given. */
  secretIn(name: string, path: readonly PropertyKey[]): Secret {
    const value = this.#environment[name];
    if (value === undefined) this.problem(path, "names a setting that is not set");
    return new Secret(value ?? "");
  }

  problem(path: readonly PropertyKey[], message: string): void {
    const [setting, ...inside] = path.map(String);
    const isMissing = inside.length === 0 && this.#environment[setting ?? ""] === undefined;
    this.#problems.add(`${[setting, ...inside].join(".")}: ${isMissing ? "is not set" : message}`);
  }

  /** Throws one error with everything that was found. */
  finish(): void {
    if (this.#problems.size === 0) return;
    throw new Error(`settings are missing or wrong:\n${[...this.#problems].sort().join("\n")}`);
  }
}
