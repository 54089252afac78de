import { Webhook } from "standardwebhooks";
import { signedHeaders, timestampNow } from "../../../sandbox/tickets/signed-headers.ts";
import type { Source } from "../../../sandbox/tickets/source.ts";
import { matching } from "../tenant/like.ts";

const standard: Source = {
  name: "desk",
  scheme: "standard-webhooks",
  secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  deliverTo: "http://127.0.0.1:9/",
};
const zendesk: Source = {
  name: "z",
  scheme: "zendesk",
  secret: "",
  apiToken: "t",
  deliverTo: "http://127.0.0.1:9/",
};

it("signs the official vector of Standard Webhooks", () => {
  const id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  const headers = signedHeaders(standard, { id, timestamp: "1614265330", body: '{"test": 2432232314}' });
  expect(headers).toMatchObject({
    "webhook-id": id,
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  });
});

it("signs what the reference library accepts now", () => {
  const body = '{"text":"紛失"}';
  const headers = signedHeaders(standard, { id: "msg_1", timestamp: timestampNow(standard), body });
  expect(new Webhook(standard.secret).verify(body, headers)).toEqual({ text: "紛失" });
});

it.each([
  [
    "dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==",
    "2026-11-21T01:30:00Z",
    '{"id":"evt-1","type":"zen:event-type:ticket.created"}',
    "iGnd08r9wRSd6ZZJzGs1/EgDHY4BTzrhTrL4I1SXLSI=",
  ],
  [
    "HRkRd4BeOAoUkfZr-mhauJT64rvBASlJRoIyPsd3zeA=",
    "2021-07-25T10:00:00Z",
    '{"say": "hello"}',
    // Timestamp before body: the value of an older page, tRDSF7UR…, has them the other way round.
    "Rry/4TtIdFyawtXXp8QdI6tlAUUQ/5kL1OTp5qo/ZIk=",
  ],
])("signs as Zendesk does, secret %s", (secret, timestamp, body, signature) => {
  expect(signedHeaders({ ...zendesk, secret }, { id: "inv-1", timestamp, body })).toMatchObject({
    "x-zendesk-webhook-signature": signature,
    "x-zendesk-webhook-signature-timestamp": timestamp,
    "x-zendesk-webhook-invocation-id": "inv-1",
    "x-zendesk-webhook-id": matching(/^[0-9A-F]{26}$/),
  });
});

it("stamps ISO time for Zendesk and seconds for Standard Webhooks", () => {
  expect(timestampNow(zendesk)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  expect(Number(timestampNow(standard)) * 1000).toBeGreaterThan(Date.now() - 5000);
});
