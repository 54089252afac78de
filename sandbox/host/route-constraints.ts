import { StartRefused } from "./start-refused.ts";

type Check = (value: string) => boolean;

const within = (value: string, low: bigint, high: bigint): boolean => {
  if (!/^\s*[+-]?\d+\s*$/.test(value)) return false;
  const number = BigInt(value.trim().replace(/^\+/, ""));
  return number >= low && number <= high;
};
const INT = 2n ** 31n;
const LONG = 2n ** 63n;
const isDouble: Check = (value) => /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(value);
const isGuid: Check = (value) => {
  const guid = /^[0-9a-f]{8}(-?)[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{12}$/i;
  return guid.test(value) || (/^(\{.*-.*\}|\(.*-.*\))$/.test(value) && guid.test(value.slice(1, -1)));
};

/** Constraints without an argument. `datetime` takes the ISO forms only; .NET would take more. */
const plain = new Map<string, Check>([
  ["int", (value) => within(value, -INT, INT - 1n)],
  ["long", (value) => within(value, -LONG, LONG - 1n)],
  ["bool", (value) => /^\s*(true|false)\s*$/i.test(value)],
  ["guid", isGuid],
  ["alpha", (value) => /^[a-z]*$/i.test(value)],
  ["decimal", (value) => /^\s*[+-]?(\d+\.?\d*|\.\d+)\s*$/.test(value)],
  ["double", isDouble],
  ["float", isDouble],
  [
    "datetime",
    (value) => /^\d{4}-\d\d-\d\d([T ][\d:.]+(Z|[+-]\d\d:\d\d)?)?$/.test(value) && !isNaN(Date.parse(value)),
  ],
  ["required", (value) => value !== ""],
]);

const withNumbers = new Map<string, (value: string, low: number, high: number) => boolean>([
  ["min", (value, low) => within(value, BigInt(low), LONG - 1n)],
  ["max", (value, high) => within(value, -LONG, BigInt(high))],
  ["range", (value, low, high) => within(value, BigInt(low), BigInt(high))],
  ["length", (value, low, high) => value.length >= low && value.length <= high],
  ["minlength", (value, low) => value.length >= low],
  ["maxlength", (value, high) => value.length <= high],
]);

/** The check behind one constraint of an ASP.NET Core route template, such as `int` or `range(3,5)`. */
export function routeConstraint(text: string): Check {
  const [, name = "", argument] = /^(\w+)(?:\((.*)\))?$/s.exec(text) ?? [];
  const check = argument === undefined ? plain.get(name) : undefined;
  if (check) return check;
  if (name === "regex" && argument !== undefined) {
    const pattern = new RegExp(argument.replaceAll("{{", "{").replaceAll("}}", "}"), "i");
    return (value) => pattern.test(value);
  }
  const numbers = argument?.split(",").map(Number) ?? [];
  const numeric = withNumbers.get(name);
  const [low, high = low] = numbers;
  if (
    !numeric ||
    low === undefined ||
    high === undefined ||
    numbers.some((number) => !Number.isInteger(number))
  )
    throw new StartRefused(`The route constraint "${text}" is not modelled here.`);
  return (value) => numeric(value, low, high);
}
