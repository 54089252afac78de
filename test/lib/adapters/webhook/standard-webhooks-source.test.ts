import fc from "fast-check";
import { createHmac } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { standardWebhooksSource } from "../../../../lib/adapters/webhook/standard-webhooks-source.ts";
import type { HookRequest } from "../../../../lib/ports/hook-sources.ts";
import { flipped } from "../../../support/flipped.ts";
import { VirtualClock } from "../../../support/fakes/virtual-clock.ts";

const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const other = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
const at = 1614265330;
const clock = new VirtualClock(new Date(at * 1000).toISOString());
const text = '{"test": 2432232314}';
const headers = {
  "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
  "webhook-timestamp": String(at),
  "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
};
const vector: HookRequest = { headers, body: Buffer.from(text) };

const revealing = (...texts: string[]) => texts.map((one) => ({ reveal: () => one }));
const source = (...secrets: string[]) => standardWebhooksSource("desk", revealing(...secrets), clock);
const verifies = (request: HookRequest, ...secrets: string[]) =>
  source(...(secrets.length > 0 ? secrets : [secret])).verify(request) !== undefined;

test("the specification's own vector holds, and its id is the delivery key", () => {
  expect(source(secret).verify(vector)).toEqual({ deliveryKey: "msg_p5jXN8AQM9LWM0D4loKWxJek" });
});

test("any of several signatures will do, under any of two secrets", () => {
  const several = { ...headers, "webhook-signature": `v1a,x v2,y v1,zzz ${headers["webhook-signature"]}` };
  expect(verifies({ ...vector, headers: several })).toBe(true);
  expect(verifies(vector, other, secret)).toBe(true);
  expect(verifies(vector, secret, other)).toBe(true);
  expect(verifies(vector, other)).toBe(false);
});

test.each(["webhook-id", "webhook-timestamp", "webhook-signature"])("without %s nothing holds", (name) => {
  const { [name]: _, ...rest }: Record<string, string> = headers;
  expect(verifies({ ...vector, headers: rest })).toBe(false);
  expect(verifies({ ...vector, headers: { ...headers, [name]: "" } })).toBe(false);
});

const signed = (id: string, seconds: number, body: string): HookRequest => ({
  headers: {
    "webhook-id": id,
    "webhook-timestamp": String(seconds),
    "webhook-signature": new Webhook(secret).sign(id, new Date(seconds * 1000), body),
  },
  body: Buffer.from(body),
});

test.each([
  [-301, false],
  [-300, true],
  [0, true],
  [300, true],
  [301, false],
])("signed %i seconds from now: %s", (seconds, expected) => {
  expect(verifies(signed("msg_1", at + seconds, "{}"))).toBe(expected);
});

test("a piece of the body cannot pass for a part of the id", () => {
  const captured = signed("msg_1", at, `${at}.{}`);
  const forged = { ...captured.headers, "webhook-id": `msg_1.${at}` };
  expect(verifies(captured)).toBe(true);
  expect(verifies({ headers: forged, body: Buffer.from("{}") })).toBe(false);
});

test("an id that is no well-formed text does not hold, however well it is signed", () => {
  const id = "msg_\ud800";
  const key = Buffer.from(secret.slice("whsec_".length), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${at}.${text}`).digest("base64");
  const signed = { ...headers, "webhook-id": id, "webhook-signature": `v1,${signature}` };
  expect(verifies({ ...vector, headers: signed })).toBe(false);
});

test.each(["1e9", "+1614265330", " 1614265330", "0x60378c32", "1614265330.0", "NaN"])(
  "the timestamp %j is none",
  (timestamp) => {
    expect(verifies({ ...vector, headers: { ...headers, "webhook-timestamp": timestamp } })).toBe(false);
  },
);

test("whatever the reference library signs, holds", () => {
  const id = fc.string({ minLength: 1, maxLength: 60, unit: "binary" }).filter((one) => !one.includes("."));
  fc.assert(
    fc.property(id, fc.string({ unit: "binary" }), (name, body) => {
      expect(verifies(signed(name, at, body))).toBe(true);
    }),
  );
});

test("one flipped byte never verifies, be it in the body or in a header", () => {
  const place = fc.constantFrom("body", "webhook-id", "webhook-timestamp", "webhook-signature");
  fc.assert(
    fc.property(place, fc.nat(), fc.integer({ min: 1, max: 255 }), (where, index, bits) => {
      const change = (part: Uint8Array | string) => flipped(Buffer.from(part), index, bits);
      const request =
        where === "body"
          ? { ...vector, body: change(vector.body) }
          : {
              ...vector,
              headers: { ...headers, [where]: change(vector.headers[where] ?? "").toString("latin1") },
            };
      expect(verifies(request)).toBe(false);
    }),
    { numRuns: 2_000 },
  );
});

test("a signature that decodes to the same bytes by another text does not hold", () => {
  const signature = headers["webhook-signature"].replace("1OE=", "1OF=");
  expect(Buffer.from("1OF=", "base64")).toEqual(Buffer.from("1OE=", "base64"));
  expect(verifies({ ...vector, headers: { ...headers, "webhook-signature": signature } })).toBe(false);
});

test("the request is the data of the event", () => expect(source(secret).requestField).toBe("data"));

test("a secret that is too short stops the start and is not shown", () => {
  expect(() => source("whsec_c2hvcnQ=")).toThrow(
    "HOOKS.desk: a secret must be whsec_ and base64 of 24 to 64 bytes",
  );
});
