import type { Client } from "@microsoft/microsoft-graph-client";
import { z } from "zod";
import { RefusedError } from "../../domain/errors.ts";
import type { UserId } from "../../domain/ids.ts";
import { Secret } from "../../domain/secret.ts";
import type { MintedPass, Passes } from "../../ports/passes.ts";
import { graphCall } from "./graph-call.ts";
import type { Meaning } from "./graph-error.ts";
import { graphPath } from "./graph-path.ts";
import { once } from "./once.ts";
import { parsed } from "./parsed.ts";
import { readPassPolicy } from "./pass-policy.ts";

const minted = z.object({
  id: z.string().min(1),
  temporaryAccessPass: z
    .string()
    .min(1)
    .transform((code) => new Secret(code)),
  startDateTime: z.iso.datetime({ offset: true }),
  lifetimeInMinutes: z.number().int().positive(),
});

/**
 * Sent once, whatever happens: another POST would make another code and void this one. Least application permission:
 * `UserAuthMethod-TAP.ReadWrite.All` (https://learn.microsoft.com/graph/api/authentication-post-temporaryaccesspassmethods).
 */
export async function mintPass(
  client: Client,
  subject: UserId,
  pass: Parameters<Passes["mint"]>[1],
): Promise<MintedPass> {
  try {
    return await once("mint a temporary access pass", post(client, subject, pass));
  } catch (error) {
    if (error instanceof RefusedError && error.code === notAllowed)
      throw new RefusedError(await whyNotAllowed(client, subject), error.message, { cause: error });
    throw error;
  }
}

async function post(
  client: Client,
  subject: UserId,
  { lifetimeMinutes, isUsableOnce }: Parameters<Passes["mint"]>[1],
): Promise<MintedPass> {
  const what = "mint a temporary access pass";
  const { body, requestId } = await graphCall(client, {
    what,
    method: "POST",
    path: graphPath`/users/${subject}/authentication/temporaryAccessPassMethods`,
    body: { lifetimeInMinutes: lifetimeMinutes, isUsableOnce },
    meaning,
  });
  const { id, temporaryAccessPass, startDateTime, lifetimeInMinutes } = parsed(minted, body, what);
  return {
    id,
    secret: temporaryAccessPass,
    startsAt: new Date(startDateTime).toISOString(),
    lifetimeMinutes: lifetimeInMinutes,
    requestId,
  };
}

const notAllowed = "pass-not-allowed";

/**
 * The code is `badRequest` for all of them, so the text decides: MyWorkID#47 (the policy), microsoft-graph-docs#12187
 * (the lifetime), howto-authentication-temporary-access-pass (guests).
 */
const meaning: Meaning = ({ status, message }) => {
  if (status !== 400 && status !== 403) return undefined;
  if (/external guest/i.test(message)) return "external-guest";
  if (/polic\w*.{0,20}not allow/i.test(message)) return notAllowed;
  return /lifetime/i.test(message) ? "pass-lifetime-refused" : undefined;
};

/** The same words are said where the policy is off for all and where it does not reach the person. */
async function whyNotAllowed(client: Client, subject: UserId): Promise<string> {
  const { state } = await readPassPolicy(client, subject);
  return state === "disabled" ? "pass-policy-off" : "pass-not-in-scope";
}
