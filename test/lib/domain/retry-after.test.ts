import { retryAfter } from "../../../lib/domain/retry-after.ts";

const nowMs = Date.parse("2026-11-21T09:00:00.400Z");

test.each([
  ["0", 0],
  ["17", 17],
  [" 17 ", 17],
  ["Sat, 21 Nov 2026 09:00:30 GMT", 30],
  ["Sat, 21 Nov 2026 08:59:00 GMT", 0],
  ["86401", 86_400],
  ["9".repeat(400), 86_400],
  ["Sun, 21 Nov 2027 09:00:00 GMT", 86_400],
])("%j asks for %i seconds", (header, seconds) => {
  expect(retryAfter(header, nowMs)).toEqual({ retryAfterSeconds: seconds });
});

test.each([null, undefined, "", "soon", "-5", "1.5", "1e3", "0x10", "soon GMT", "2026-11-21T10:00:00Z"])(
  "%j asks for nothing",
  (header) => {
    expect(retryAfter(header, nowMs)).toEqual({});
  },
);
