import type { HttpHandler, HttpRequest, HttpResponseInit, InvocationContext } from "@azure/functions";
import { TransientError } from "../lib/domain/errors.ts";
import type { SignedInPerson, SignIn } from "../lib/ports/sign-in.ts";
import { chooseLanguage } from "../lib/web/language.ts";
import type { PageContext } from "../lib/web/page-context.ts";
import { MessagePage } from "../lib/web/pages/message-page.tsx";
import { renderPage } from "../lib/web/render-page.ts";
import { readCookie } from "./cookies.ts";
import { pageResponse, seeOther } from "./page-response.ts";

export interface Console {
  readonly signIn: SignIn;
  /** Of this site, as people reach it; the host's own idea of its address is not used. */
  readonly publicUrl: string;
}

export interface Visit {
  readonly request: HttpRequest;
  readonly invocation: InvocationContext;
  readonly page: PageContext;
  /** Sends a page that says one thing. */
  readonly say: (
    status: number,
    message: Omit<Parameters<typeof MessagePage>[0], "context">,
    headers?: Readonly<Record<string, string>>,
  ) => HttpResponseInit;
}

export interface SignedInVisit extends Visit {
  readonly person: SignedInPerson;
}

/** A page for anybody: whatever goes wrong is logged, and told without saying what. */
export function openPage(
  { publicUrl }: Pick<Console, "publicUrl">,
  answer: (visit: Visit) => Promise<HttpResponseInit>,
): HttpHandler {
  return async (request, invocation) => {
    const visit = visitOf(request, invocation, publicUrl, null);
    return answer(visit).catch((error: unknown) => failed(visit, error));
  };
}

/**
 * A page behind sign-in. Without a session a GET is sent to sign in and comes back; a POST is told to, and has no effect.
 */
export function signedInPage(
  { signIn, publicUrl }: Console,
  answer: (visit: SignedInVisit) => Promise<HttpResponseInit>,
): HttpHandler {
  return openPage({ publicUrl }, async ({ request, invocation }) => {
    const person = await signIn.open(readCookie(request, "session", publicUrl));
    const visit = visitOf(request, invocation, publicUrl, person?.name ?? null);
    if (person) return answer({ ...visit, person }).catch((error: unknown) => failed(visit, error));

    const { isLanguageAsked, language, path } = visit.page;
    const returnTo = isLanguageAsked ? `${path}?lang=${language}` : path;
    if (request.method === "POST") return visit.say(401, { name: "signed-out-post", signInTo: returnTo });
    return seeOther(`/sign-in?returnTo=${encodeURIComponent(returnTo)}`, { publicUrl });
  });
}

/**
 * Answers in the language that `path` asks for, to which somebody comes back from signing in; whatever goes wrong is told in
 * it, too.
 */
export function inLanguageOf(
  path: string,
  { request, invocation }: Visit,
  { publicUrl }: Pick<Console, "publicUrl">,
  answer: (visit: Visit) => Promise<HttpResponseInit>,
): Promise<HttpResponseInit> {
  const asked = new URL(path, publicUrl).searchParams.get("lang") ?? request.query.get("lang");
  const visit = visitOf(request, invocation, publicUrl, null, asked);
  return answer(visit).catch((error: unknown) => failed(visit, error));
}

function visitOf(
  request: HttpRequest,
  invocation: InvocationContext,
  publicUrl: string,
  personName: string | null,
  asked = request.query.get("lang"),
): Visit {
  const language = chooseLanguage(asked, request.headers.get("accept-language"));
  const { pathname } = new URL(request.url);
  const page = { language, isLanguageAsked: asked === language, path: pathname, personName };
  return {
    request,
    invocation,
    page,
    say: (status, message, headers = {}) =>
      pageResponse(renderPage(MessagePage, { ...message, context: page }), { publicUrl, status, headers }),
  };
}

function failed({ invocation, say }: Visit, error: unknown): HttpResponseInit {
  if (error instanceof TransientError) {
    invocation.warn("page unavailable", { reason: error.message });
    return say(503, { name: "unavailable" }, { "retry-after": "60" });
  }
  invocation.error("page failed: look at the stack", error);
  return say(500, { name: "failed", reference: invocation.invocationId });
}
