/**
 * Route templates of ASP.NET Core as the Functions host uses them:
 * https://learn.microsoft.com/aspnet/core/fundamentals/routing#route-templates
 */
import { routeConstraint } from "./route-constraints.ts";
import { StartRefused } from "./start-refused.ts";

interface Parameter {
  readonly name: string;
  readonly checks: readonly ((value: string) => boolean)[];
}

interface Segment {
  /** Of the whole segment, ignoring case; one group for each parameter. */
  readonly pattern: RegExp;
  readonly parameters: readonly Parameter[];
  readonly literal: string | undefined;
  readonly catchAll: boolean;
  readonly mayBeAbsent: boolean;
  readonly defaultValue: string | undefined;
}

export type Route = readonly Segment[];
type Params = Record<string, string>;

/** Throws StartRefused for constraints and forms that are not modelled. */
export function parseRoute(template: string): Route {
  return splitOutsideBraces(template.replace(/^\/|\/$/g, "")).map(parseSegment);
}

/** The decoded parameters, or undefined when the path (without query, still encoded) is not this route's. */
export function matchRoute(route: Route, path: string): Params | undefined {
  const texts = path.slice(1).split("/").map(decodeSegment);
  const params: Params = {};
  for (const [index, segment] of route.entries()) {
    const text = segment.catchAll ? texts.slice(index).join("/") : texts[index];
    const isAbsent = text === undefined || (text === "" && (segment.catchAll || index === texts.length - 1));
    if (!isAbsent && !take(segment, text, params)) return undefined;
    if (isAbsent && !segment.mayBeAbsent) return undefined;
    const [parameter] = segment.parameters;
    if (isAbsent && parameter && segment.defaultValue !== undefined)
      params[parameter.name] = segment.defaultValue;
    if (segment.catchAll) return params;
  }
  const rest = texts.slice(route.length);
  return rest.length === 0 || (rest.length === 1 && rest[0] === "") ? params : undefined;
}

/** True when some path may match both; two parameters count as able to meet, whatever their constraints. */
export function routesOverlap(a: Route, b: Route): boolean {
  const [first, ...restOfA] = a;
  const [second, ...restOfB] = b;
  const endsHere = (route: Route): boolean => route.every(({ mayBeAbsent }) => mayBeAbsent);
  if (endsHere(a) && endsHere(b)) return true;
  if (!first || !second) return false;
  if (first.catchAll || second.catchAll) return true;
  return segmentsMeet(first, second) && routesOverlap(restOfA, restOfB);
}

function segmentsMeet(a: Segment, b: Segment): boolean {
  if (a.literal !== undefined) return take(b, a.literal, {});
  if (b.literal !== undefined) return take(a, b.literal, {});
  return true;
}

function take({ pattern, parameters }: Segment, text: string, params: Params): boolean {
  const values = pattern.exec(text)?.slice(1);
  if (!values) return false;
  return parameters.every(({ name, checks }, index) => {
    const value = values[index] ?? "";
    params[name] = value;
    return checks.every((check) => check(value));
  });
}

/** Everything is decoded but an encoded slash, which stays as it was sent. */
function decodeSegment(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) =>
    run
      .split(/(%2f)/i)
      .map((part) => {
        if (/^%2f$/i.test(part)) return part;
        try {
          return decodeURIComponent(part);
        } catch {
          return part; // not UTF-8: the server leaves such a path as it is
        }
      })
      .join(""),
  );
}

function splitOutsideBraces(template: string): string[] {
  const segments = [""];
  let depth = 0;
  for (const character of template) {
    if (character === "{") depth++;
    if (character === "}") depth--;
    if (character === "/" && depth === 0) segments.push("");
    else segments.push((segments.pop() ?? "") + character);
  }
  if (depth !== 0) throw new StartRefused(`The braces of the route "${template}" do not match.`);
  return template === "" ? [] : segments;
}

const escape = (literal: string): string => literal.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

function parseSegment(text: string): Segment {
  const parts = text.split(/(\{(?:[^{}]|\{\{|\}\})*\})/).filter((part) => part !== "");
  const placeholders = parts.filter((part) => part.startsWith("{"));
  const parsed = placeholders.map(parsePlaceholder);
  const [first] = parsed;
  const special = parsed.some(({ catchAll, mayBeAbsent }) => catchAll || mayBeAbsent);
  if (special && parts.length > 1)
    throw new StartRefused(
      `Catch-all, optional and default values beside other text ("${text}") are not modelled.`,
    );
  return {
    pattern: new RegExp(
      `^${parts.map((part) => (part.startsWith("{") ? "(.+)" : escape(part))).join("")}$`,
      "is",
    ),
    parameters: parsed.map(({ name, checks }) => ({ name, checks })),
    literal: first ? undefined : text,
    catchAll: first?.catchAll ?? false,
    mayBeAbsent: first?.mayBeAbsent ?? false,
    defaultValue: first?.defaultValue,
  };
}

function parsePlaceholder(text: string) {
  const [, stars = "", name = "", constraints = "", optional, defaultValue] =
    /^\{(\*{0,2})(\w+)((?::\w+(?:\(.*\))?)*)(\?)?(?:=(.*))?\}$/s.exec(text) ?? [];
  if (!name) throw new StartRefused(`The route parameter "${text}" is not modelled here.`);
  const checks = constraints.match(/:\w+(\((?:[^()]|\([^()]*\))*\))?/g) ?? [];
  return {
    name,
    checks: checks.map((check) => routeConstraint(check.slice(1))),
    catchAll: stars !== "",
    mayBeAbsent: stars !== "" || optional !== undefined || defaultValue !== undefined,
    defaultValue,
  };
}
