import type { Person } from "../schema-person.ts";
import { GraphRefusal } from "./graph-refusal.ts";
import type { GraphRequest } from "./operation.ts";

/**
 * `$expand=manager($levels=n;$select=id)`: everybody above somebody, one inside the other, up to n levels. Where
 * the chain runs in a circle, `max` is taken to end after as many as there are people, which is not documented. Wants `ConsistencyLevel: eventual`
 * (https://learn.microsoft.com/graph/api/user-list-manager).
 */
export function managersOf({ world, query, headers }: GraphRequest, found: Person): object {
  const expand = query.get("$expand");
  if (expand === null) return {};
  const [, levels] = /^manager[(][$]levels=(\d{1,4}|max);[$]select=id[)]$/.exec(expand) ?? [];
  if (levels === undefined || levels === "0" || Number(levels) > 1000)
    throw new GraphRefusal(400, "BadRequest", `$expand=${expand} is not supported here.`);
  if (headers["consistencylevel"] !== "eventual")
    throw new GraphRefusal(400, "Request_UnsupportedQuery", "$levels needs ConsistencyLevel: eventual.");

  const { store } = world;
  const above: string[] = [];
  const most = levels === "max" ? store.state.people.length : Number(levels);
  for (let next = found.managerId; next !== undefined && above.length < most;) {
    above.push(next);
    next = store.find(next)?.managerId;
  }
  return above.reduceRight<object>((lower, id) => ({ manager: { ...typed(id), ...lower } }), {});

  function typed(id: string) {
    const type = store.find(id) === undefined ? "orgContact" : "user";
    return { "@odata.type": `#microsoft.graph.${type}`, id };
  }
}
