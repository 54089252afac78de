import type { Client } from "@microsoft/microsoft-graph-client";
import { z } from "zod";
import { RefusedError } from "../../domain/errors.ts";
import type { UserId } from "../../domain/ids.ts";
import type { AuthenticationMethod } from "../../domain/method.ts";
import { graphCall } from "./graph-call.ts";
import { graphPath } from "./graph-path.ts";
import { parsed } from "./parsed.ts";

const preferences = z.object({ userPreferredMethodForSecondaryAuthentication: z.string().nullable() });

/** What the person's second factor defaults to, in Graph's word; null: none, or not to be read (it is beta, and only a hint). */
export async function readPreference(client: Client, subject: UserId): Promise<string | null> {
  const what = "read sign-in preferences";
  try {
    const { body } = await graphCall(client, {
      what,
      version: "beta",
      path: graphPath`/users/${subject}/authentication/signInPreferences`,
    });
    return parsed(preferences, body, what).userPreferredMethodForSecondaryAuthentication;
  } catch (error) {
    if (error instanceof RefusedError) return null;
    throw error;
  }
}

/**
 * Whether the word means this method (https://learn.microsoft.com/graph/api/authentication-update?view=graph-rest-beta).
 * With several of one kind Graph does not say which: then it means each of them, and all are removed last. Codes come
 * from a token, or where there is none from Authenticator.
 */
export function isPreferred(
  method: AuthenticationMethod,
  preference: string | null,
  all: readonly AuthenticationMethod[],
): boolean {
  switch (preference) {
    case "push":
      return method.type === "microsoftAuthenticator";
    case "oath":
      return all.some(isToken) ? isToken(method) : method.type === "microsoftAuthenticator";
    case "sms":
    case "voiceMobile":
      return method.phoneType === "mobile";
    case "voiceAlternateMobile":
      return method.phoneType === "alternateMobile";
    case "voiceOffice":
      return method.phoneType === "office";
    case null:
    default:
      return false;
  }
}

const isToken = ({ type }: AuthenticationMethod): boolean =>
  type === "softwareOath" || type === "hardwareOath";
