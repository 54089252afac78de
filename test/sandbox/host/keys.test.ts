import { mkdtempSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keyLevel, readKeys, sentKey } from "../../../sandbox/host/keys.ts";

const folder = mkdtempSync(join(tmpdir(), "keys-"));
const keys = { master: "m", host: "h", system: "s", functions: { open: "o" } };

test("a missing key file is written once, for its owner only", () => {
  const file = join(folder, "below", "keys.json");
  const made = readKeys(file);
  expect(new Set([made.master, made.host, made.system]).size).toBe(3);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readKeys(file)).toEqual(made);
});

test("a key file with something else in it is refused", () => {
  const file = join(folder, "other.json");
  writeFileSync(file, JSON.stringify({ ...keys, master: "" }));
  expect(() => readKeys(file)).toThrow("delete it");
});

test.each([
  ["m", "open", "admin"],
  ["h", "open", "function"],
  ["o", "open", "function"],
  ["o", "other", "none"],
  ["s", "open", "system"],
  ["", "open", "none"],
  ["M", "open", "none"],
])("the key %j sent to the function %s is of level %s", (sent, name, level) => {
  expect(keyLevel(keys, sent, name)).toBe(level);
});

test("the header decides when a key is sent twice", () => {
  expect(sentKey("wrong", new URLSearchParams("code=right"))).toBe("wrong");
  expect(sentKey(undefined, new URLSearchParams("CODE=right"))).toBe("right");
  expect(sentKey(undefined, new URLSearchParams("encode=x"))).toBe("");
});
