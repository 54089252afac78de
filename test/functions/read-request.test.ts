import { readRequest } from "../../functions/read-request.ts";
import { zendeskSource } from "../../lib/adapters/webhook/zendesk-source.ts";
import { VirtualClock } from "../support/fakes/virtual-clock.ts";
import { aRequest } from "../support/records.ts";

const zendesk = zendeskSource("zendesk", [{ reveal: () => "secret" }], new VirtualClock());
const read = (id: string) => readRequest(zendesk, Buffer.from(JSON.stringify(aRequest({ ticket: { id } }))));

test.each(["1", "7000", "9".repeat(20)])("Zendesk's ticket %s is read", (id) => {
  expect(read(id)).toEqual({ request: aRequest({ ticket: { id } }) });
});

test.each(["07000", "007000", "0", "-1", "7000.0", "7e3", "A7000", "9".repeat(21)])(
  "Zendesk writes no ticket as %s, so the sender is told which field is wrong",
  (id) => {
    expect(read(id)).toMatchObject({ problems: [{ field: "ticket.id" }] });
  },
);
