import { HttpRequest } from "@azure/functions";
import { createHmac } from "node:crypto";
import { hookSources } from "../../lib/adapters/webhook/hook-sources.ts";
import { policy } from "../../lib/domain/policy.ts";
import { MemoryApprovals } from "./fakes/memory-approvals.ts";
import { MemoryAuditLog } from "./fakes/memory-audit-log.ts";
import { MemoryCaseRuns } from "./fakes/memory-case-runs.ts";
import { MemoryCaseStore } from "./fakes/memory-case-store.ts";
import { MemoryIntake } from "./fakes/memory-intake.ts";
import { VirtualClock } from "./fakes/virtual-clock.ts";
import { aRequest } from "./records.ts";

const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

/** All that the doors need, in memory, with one webhook source named `desk`. */
export function aDoor() {
  const clock = new VirtualClock();
  const runs = new MemoryCaseRuns();
  const settings = { scheme: "standard-webhooks" as const, secrets: [{ reveal: () => secret }] };
  return {
    approvals: new MemoryApprovals(),
    audit: new MemoryAuditLog(clock),
    cases: new MemoryCaseStore(),
    clock,
    hooks: hookSources(new Map([["desk", settings]]), clock),
    intake: new MemoryIntake(),
    policy: policy.parse({}),
    policyHash: "5".repeat(64),
    caseRuns: runs,
    runs: () => runs,
    schedule: "0 * * * * *",
  };
}

interface Sent {
  readonly id?: string;
  readonly source?: string;
  readonly method?: string;
  /** The body's bytes; otherwise a signed event with `data`. */
  readonly body?: Uint8Array | string;
  readonly data?: unknown;
  /** Added to the right headers, or taken from them where undefined. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

/** A delivery as the ticket system `desk` signs it now. */
export function aHook(clock: VirtualClock, sent: Sent = {}): HttpRequest {
  const { id = "msg_1", source = "desk", method = "POST", data = aRequest() } = sent;
  const event = { type: "mfa.lost-phone", timestamp: clock.now().toISOString(), data };
  const body = Buffer.from(sent.body ?? JSON.stringify(event));
  const seconds = String(Math.floor(clock.ms / 1000));
  const headers: Record<string, string | undefined> = {
    "content-type": "application/json",
    "content-length": String(body.byteLength),
    "webhook-id": id,
    "webhook-timestamp": seconds,
    "webhook-signature": `v1,${mac(`${id}.${seconds}.`, body)}`,
    ...sent.headers,
  };
  return new HttpRequest({
    method,
    url: `http://127.0.0.1/hooks/${source}`,
    params: { source },
    headers: Object.fromEntries(
      Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
    ...(["GET", "HEAD"].includes(method) ? {} : { body: { bytes: body } }),
  });
}

const mac = (head: string, body: Uint8Array): string =>
  createHmac("sha256", Buffer.from(secret.slice("whsec_".length), "base64"))
    .update(head)
    .update(body)
    .digest("base64");
