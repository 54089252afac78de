import { GraphRefusal } from "./graph-refusal.ts";

/**
 * The asked properties of an entity, or its default ones. A property outside the default set that was not asked for is
 * absent, not false or null (https://learn.microsoft.com/graph/api/user-get); one the type lacks is refused.
 */
export function select(
  query: URLSearchParams,
  type: string,
  entity: Readonly<Record<string, unknown>>,
  defaults: readonly string[],
): Record<string, unknown> {
  const names =
    query
      .get("$select")
      ?.split(",")
      .map((name) => name.trim()) ?? defaults;
  for (const name of names)
    if (!Object.hasOwn(entity, name))
      throw new GraphRefusal(
        400,
        "BadRequest",
        `Parsing OData Select and Expand failed: Could not find a property named '${name}' on type '${type}'.`,
      );
  return Object.fromEntries(names.map((name) => [name, entity[name] ?? null]));
}
