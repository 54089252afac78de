/** The console over an open case: the demo subject is contained, and the manager is asked. */
import { site } from "./site.ts";
import {
  HttpRequest,
  HttpResponse,
  type Cookie,
  type HttpFunctionOptions,
  type HttpMethod,
} from "@azure/functions";
import { sealedFormTokens } from "../../lib/adapters/sign-in/sealed-form-tokens.ts";
import type { Approval } from "../../lib/domain/approval.ts";
import { userId } from "../../lib/domain/ids.ts";
import type { SignedInPerson, SignIn } from "../../lib/ports/sign-in.ts";
import { revokeSessionsActivity } from "../../orchestrations/activities/revoke-sessions.activity.ts";
import { triageCaseActivity } from "../../orchestrations/activities/triage-case.activity.ts";
import { z } from "zod";
import { manager, requester, subject } from "./builders.ts";
import { MemoryCaseRuns } from "./fakes/memory-case-runs.ts";
import { anApprovalRequest, aUserId } from "./records.ts";
import { contextWithLog, type Registered } from "./registered.ts";
import { openIn, world, type World } from "./world.ts";

export const publicUrl = "https://mfa.example.com";

const signedInAt = "2026-11-21T09:00:00.000Z";

export const people = {
  approver: { oid: manager, name: "Jiro Tanaka", roles: [], signedInAt },
  operator: { oid: aUserId(21), name: "Yuki Mori", roles: ["Operator"], signedInAt },
  auditor: { oid: aUserId(22), name: "Emma Brown", roles: ["Auditor"], signedInAt },
  officer: { oid: aUserId(24), name: "Daiki Kobayashi", roles: ["SecurityOfficer"], signedInAt },
  stranger: { oid: aUserId(23), name: "Nobody In Particular", roles: ["Other"], signedInAt },
  subject: { oid: subject, name: "Hanako Sato", roles: [], signedInAt },
  /** Who opened the ticket, from the help desk. */
  requester: { oid: requester, name: "Taro Suzuki", roles: ["Operator"], signedInAt },
} satisfies Record<string, SignedInPerson>;

const person = z.object({
  oid: userId,
  name: z.string(),
  roles: z.array(z.string()),
  signedInAt: z.string().nullable(),
});

/** Sessions are the person in plain JSON; a sign-in is finished by the code `good`. */
const plainSignIn = (): SignIn => ({
  begin: (returnTo, maxAgeSeconds) =>
    Promise.resolve({
      redirectTo: `https://login.example.com/authorize?max_age=${maxAgeSeconds ?? "any"}`,
      pending: sealed({ returnTo }),
      pendingSeconds: 120,
    }),
  returnTo: (pending) => Promise.resolve(returnToIn(pending)),
  finish: (callbackUrl, pending) => {
    const isGood = new URL(callbackUrl).searchParams.get("code") === "good";
    const returnTo = returnToIn(pending);
    return Promise.resolve(isGood ? { person: people.approver, returnTo } : undefined);
  },
  seal: (someone) => Promise.resolve(sealed(someone)),
  open: (session) => Promise.resolve(session === undefined ? undefined : person.parse(unsealed(session))),
});

const returnToIn = (pending: string) => z.object({ returnTo: z.string() }).parse(unsealed(pending)).returnTo;
const sealed = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
const unsealed = (text: string): unknown => JSON.parse(Buffer.from(text, "base64url").toString());

export type ConsoleUnderTest = Awaited<ReturnType<typeof aConsole>>;

/** What every page behind sign-in needs beside the stores. */
export function pagesOver({ clock }: Pick<World, "clock">) {
  const caseRuns = new MemoryCaseRuns();
  return {
    ...{ caseRuns, publicUrl, workerUrl: publicUrl, signIn: plainSignIn(), runs: () => caseRuns },
    formTokens: sealedFormTokens({ keys: [{ kid: "a", key: Buffer.alloc(32, 7) }], clock }),
  };
}

export async function aConsole(change: { readonly approval?: Partial<Approval> } = {}) {
  const outside = world();
  const { context } = contextWithLog();
  const { caseId, audit, approvals, clock, record } = outside;
  await openIn(outside, record);
  const input = (step: string) => ({ caseId, key: `${caseId}:${step}:${subject}` });
  await triageCaseActivity.run(outside, input("triage-case"), context);
  const revoke = { ...input("revoke-sessions"), subject, windowSeconds: 3600 };
  await revokeSessionsActivity.run(outside, revoke, context);
  const factsHash = (await outside.cases.get(caseId))?.triage?.factsHash ?? "";
  const expiresAt = new Date(clock.ms + 3_600_000).toISOString();
  const request = { caseId, subject, approver: manager, factsHash, expiresAt, ...change.approval };
  const approval = await approvals.open(anApprovalRequest(request));
  return {
    ...outside,
    ...{ approval, adminCentreUrl: site.adminCentreUrl, tenantId: site.tenantId, ...pagesOver({ clock }) },
    trail: () => audit.entries(caseId),
  };
}

export interface Sent {
  readonly method?: HttpMethod;
  readonly path: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly as?: SignedInPerson | undefined;
  /** Overrides the cookie of `as`. */
  readonly cookie?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly form?: Readonly<Record<string, string>>;
}

export interface Page {
  readonly status: number;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly Cookie[];
  readonly log: readonly string[];
}

/** As a browser on the site's own pages would, unless the headers say otherwise. */
export async function visit({ options }: Registered<HttpFunctionOptions>, sent: Sent): Promise<Page> {
  const method = sent.method ?? (sent.form ? "POST" : "GET");
  if (!options.methods?.includes(method)) throw new Error(`a real host answers 404 to ${method}`);
  const session = sent.as && `__Host-session=${sealed(sent.as)}`;
  const cookie = sent.cookie ?? session;
  const request = new HttpRequest({
    ...{ method, url: `http://127.0.0.1:7071${sent.path}`, params: { ...sent.params } },
    query: Object.fromEntries(new URL(sent.path, publicUrl).searchParams),
    headers: {
      ...(cookie && { cookie }),
      ...(sent.form && formHeaders),
      ...sent.headers,
    },
    ...(sent.form && { body: { string: new URLSearchParams(sent.form).toString() } }),
  });
  const { context, log } = contextWithLog();
  const result = await options.handler(request, context);
  const response = result instanceof HttpResponse ? result : new HttpResponse(result);
  return {
    status: response.status,
    html: await response.text(),
    headers: Object.fromEntries(response.headers.entries()),
    cookies: response.cookies,
    log,
  };
}

const formHeaders = {
  "content-type": "application/x-www-form-urlencoded",
  "sec-fetch-site": "same-origin",
  origin: "null",
};
