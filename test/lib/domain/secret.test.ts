import { format, inspect } from "node:util";
import { Secret } from "../../../lib/domain/secret.ts";

const text = "correct horse";
const secret = new Secret(text);

test("a secret is told to whoever asks for it by name", () => {
  expect(secret.reveal()).toBe(text);
});

test.each([
  ["a template", String(secret)],
  ["JSON", JSON.stringify({ secret, list: [secret] })],
  ["an inspection, hidden fields included", inspect({ secret }, { depth: 20, showHidden: true })],
  ["a log line", format("%s %o %j %O", secret, secret, secret, { secret })],
  ["a copy of its fields", inspect(Object.assign({}, secret), { showHidden: true })],
  ["its names", JSON.stringify(Object.entries(secret))],
])("%s does not show it", (_way, shown) => {
  expect(shown).not.toContain(text);
});

test("an error that carries one does not show it", () => {
  expect(inspect(new Error("it failed", { cause: { secret } }))).not.toContain(text);
});
