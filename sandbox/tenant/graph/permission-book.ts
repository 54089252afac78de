import type { Identity } from "../schema.ts";

/** What a request rested on and what it lacked, as the journal keeps it. */
export interface PermissionRecord {
  /** For each check that was passed: the permissions held of which any one would have done. */
  readonly restedOn: readonly (readonly string[])[];
  /** For each check that was not: the permissions of which any one would do. */
  readonly lacked: readonly (readonly string[])[];
}

export interface PermissionBook extends PermissionRecord {
  /** Whether the caller holds one of these, and a note of it. */
  holds(anyOf: readonly string[]): boolean;
  /** Notes a right that was not given in Entra. */
  note(right: string): void;
}

/** Every check of one request on the caller's application permissions goes through this, and is kept. */
export function permissionBook({ permissions }: Identity): PermissionBook {
  const restedOn: (readonly string[])[] = [];
  const lacked: (readonly string[])[] = [];
  return {
    restedOn,
    lacked,
    holds: (anyOf) => {
      const held = anyOf.filter((permission) => permissions.includes(permission));
      if (held.length > 0) add(restedOn, held);
      else add(lacked, anyOf);
      return held.length > 0;
    },
    note: (right) => add(restedOn, [right]),
  };
}

/** Rows of a list are checked one by one, and are one reason. */
function add(to: (readonly string[])[], names: readonly string[]): void {
  if (!to.some((known) => known.join() === names.join())) to.push(names);
}
