import fc from "fast-check";
import { createHmac } from "node:crypto";
import { zendeskSource } from "../../../../lib/adapters/webhook/zendesk-source.ts";
import type { HookRequest } from "../../../../lib/ports/hook-sources.ts";
import { flipped } from "../../../support/flipped.ts";
import { VirtualClock } from "../../../support/fakes/virtual-clock.ts";

const secret = "dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==";
const at = "2026-11-21T01:30:00Z";
const body = Buffer.from('{"id":"evt-1","type":"zen:event-type:ticket.created"}');
const headers = {
  "x-zendesk-webhook-signature": "iGnd08r9wRSd6ZZJzGs1/EgDHY4BTzrhTrL4I1SXLSI=",
  "x-zendesk-webhook-signature-timestamp": at,
  "x-zendesk-webhook-invocation-id": "01JD-invocation",
};
const vector: HookRequest = { headers, body };

const source = (now = at, ...secrets: string[]) =>
  zendeskSource(
    "zendesk",
    (secrets.length > 0 ? secrets : [secret]).map((text) => ({ reveal: () => text })),
    new VirtualClock(now),
  );

const keyOf = (change: Record<string, string> = {}, bytes: Uint8Array = body) =>
  source().verify({ headers: { ...headers, ...change }, body: bytes })?.deliveryKey;
const signed = (timestamp: string, text: string) => ({
  "x-zendesk-webhook-signature": createHmac("sha256", secret).update(`${timestamp}${text}`).digest("base64"),
  "x-zendesk-webhook-signature-timestamp": timestamp,
});

test("the same signed bytes are the same delivery, whatever the unsigned headers say", () => {
  expect(keyOf()).toMatch(/^[0-9a-f]{64}$/);
  expect(keyOf({ "x-zendesk-webhook-invocation-id": "another" })).toBe(keyOf());
});

test("another body, or the same one signed at another time, is another delivery", () => {
  const other = keyOf(signed(at, "{}"), Buffer.from("{}"));
  const later = keyOf(signed("2026-11-21T01:30:01Z", body.toString()));
  expect(new Set([keyOf(), other, later, undefined]).size).toBe(4);
});

test("the vector of the old formula, body before timestamp, must fail", () => {
  const old = "HRkRd4BeOAoUkfZr-mhauJT64rvBASlJRoIyPsd3zeA=";
  const request = (signature: string) => ({
    headers: {
      "x-zendesk-webhook-signature": signature,
      "x-zendesk-webhook-signature-timestamp": "2021-07-25T10:00:00Z",
    },
    body: Buffer.from('{"say": "hello"}'),
  });
  const at2021 = source("2021-07-25T10:00:00Z", old);
  expect(at2021.verify(request("tRDSF7URY8BLCDlaBcQ7FHu051Zk+aAB0NKMP53teMw="))).toBeUndefined();
  expect(at2021.verify(request("Rry/4TtIdFyawtXXp8QdI6tlAUUQ/5kL1OTp5qo/ZIk="))).toBeDefined();
});

test("either of two secrets will do", () => {
  expect(source(at, "other", secret).verify(vector)).toBeDefined();
  expect(source(at, "other").verify(vector)).toBeUndefined();
});

test.each([
  ["2026-11-21T01:24:59Z", false],
  ["2026-11-21T01:25:00Z", true],
  ["2026-11-21T01:45:00Z", true],
  ["2026-11-21T01:45:01Z", false],
])("received at %s: %s", (now, expected) => {
  expect(source(now).verify(vector) !== undefined).toBe(expected);
});

test.each(["", "1763688600", "2026-11-21T01:30:00", "2026-11-21", "2026-11-21T01:30:00Z{"])(
  "the timestamp %j is none, however well it is signed",
  (timestamp) => {
    const signature = createHmac("sha256", secret).update(timestamp).update(body).digest("base64");
    const request = {
      headers: {
        "x-zendesk-webhook-signature": signature,
        "x-zendesk-webhook-signature-timestamp": timestamp,
      },
      body,
    };
    expect(source().verify(request)).toBeUndefined();
  },
);

test("one flipped byte never verifies, be it in the body or in a signed header", () => {
  const place = fc.constantFrom(
    "body",
    "x-zendesk-webhook-signature",
    "x-zendesk-webhook-signature-timestamp",
  );
  fc.assert(
    fc.property(place, fc.nat(), fc.integer({ min: 1, max: 255 }), (where, index, bits) => {
      const change = (part: Uint8Array | string) => flipped(Buffer.from(part), index, bits);
      const request =
        where === "body"
          ? { ...vector, body: change(body) }
          : { ...vector, headers: { ...headers, [where]: change(headers[where]).toString("latin1") } };
      expect(source().verify(request)).toBeUndefined();
    }),
    { numRuns: 2_000 },
  );
});

test("the body is the request as it is", () => expect(source().requestField).toBe(""));
