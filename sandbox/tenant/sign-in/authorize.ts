import { redirect, type Answer, type Call } from "../web/loopback-server.ts";
import type { World } from "../world.ts";
import type { Codes } from "./codes.ts";
import { pickerPage } from "./picker-page.ts";
import { signInError } from "./sign-in-error.ts";
import { peopleWhoMaySignIn } from "./signed-in.ts";

/**
 * The authorization endpoint: GET shows who may sign in, POST of `person` (object id or sign-in name) to the same
 * address signs that person in. A wrong client or redirect URI is told on a page and never redirected to
 * (https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1); every other fault goes back to the client.
 */
export function authorize(world: World, codes: Codes, call: Call): Answer {
  const asked = call.url.searchParams;
  const redirectUri = asked.get("redirect_uri") ?? "";
  const { application } = world.store.file;
  if (asked.get("client_id") !== application.clientId)
    return signInError(call, "AADSTS700016", `Application '${asked.get("client_id") ?? ""}' was not found.`);
  if (!world.redirectUris.includes(redirectUri))
    return signInError(
      call,
      "AADSTS50011",
      `The redirect URI '${redirectUri}' is not registered: ${world.redirectUris.join(", ")}`,
    );
  const fault = faultIn(asked);
  if (fault !== undefined) return backTo(redirectUri, asked, fault);
  if (call.method === "GET") return pickerPage(world, call, undefined);
  return signIn(world, codes, call, redirectUri);
}

function signIn(world: World, codes: Codes, call: Call, redirectUri: string): Answer {
  const asked = call.url.searchParams;
  const form = new URLSearchParams(call.body);
  if (form.has("cancel"))
    return backTo(redirectUri, asked, {
      error: "access_denied",
      error_description: "AADSTS65004: The person declined to sign in.",
      error_subcode: "cancel",
    });
  const chosen = form.get("person")?.toLowerCase() ?? "";
  const signedIn = peopleWhoMaySignIn(world).find(
    ({ id, userPrincipalName }) => id.toLowerCase() === chosen || userPrincipalName.toLowerCase() === chosen,
  );
  if (signedIn === undefined) {
    if (chosen === "") return pickerPage(world, call, "nobody-chosen");
    const known = world.store.find(chosen);
    return known === undefined
      ? signInError(call, "AADSTS50034", `The user account '${chosen}' does not exist.`)
      : signInError(call, "AADSTS50057", `The user account '${chosen}' is disabled.`);
  }
  const code = codes.issue({
    signedIn,
    redirectUri,
    codeChallenge: asked.get("code_challenge") ?? "",
    nonce: asked.get("nonce") ?? undefined,
    authTime: Math.floor(Date.now() / 1000),
  });
  return backTo(redirectUri, asked, { code });
}

function faultIn(asked: URLSearchParams): Record<string, string> | undefined {
  const invalid = (error: string, error_description: string) => ({ error, error_description });
  if (asked.get("response_type") !== "code")
    return invalid("unsupported_response_type", "AADSTS70005: response_type must be 'code'.");
  if ((asked.get("response_mode") ?? "query") !== "query")
    return invalid("invalid_request", "AADSTS9000411: response_mode must be 'query' in the sandbox.");
  if (!(asked.get("scope") ?? "").split(" ").includes("openid"))
    return invalid("invalid_scope", "AADSTS70011: The scope must include 'openid'.");
  if (asked.get("code_challenge_method") !== "S256" || !/^[\w-]{43}$/.test(asked.get("code_challenge") ?? ""))
    return invalid("invalid_request", "AADSTS501481: PKCE with S256 is required.");
  // There is no session at the sandbox: everybody is asked each time.
  if (asked.get("prompt") === "none") return invalid("login_required", "AADSTS50058: Nobody is signed in.");
  return undefined;
}

function backTo(
  redirectUri: string,
  asked: URLSearchParams,
  answer: Readonly<Record<string, string>>,
): Answer {
  const target = new URL(redirectUri);
  for (const [name, value] of Object.entries(answer)) target.searchParams.set(name, value);
  const state = asked.get("state");
  if (state !== null) target.searchParams.set("state", state);
  return redirect(target.href);
}
