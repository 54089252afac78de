import { app, type HttpHandler } from "@azure/functions";
import { linkTo } from "../lib/web/page-context.ts";
import { inLanguageOf, openPage, type Console } from "./console-page.ts";
import { clearedCookie, cookie, readCookie } from "./cookies.ts";
import { seeOther } from "./page-response.ts";

const finishSignInHandler = ({ signIn, publicUrl }: Console): HttpHandler =>
  openPage({ publicUrl }, async (visit) => {
    const pending = readCookie(visit.request, "sign-in", publicUrl);
    const begunFor = pending === undefined ? undefined : await signIn.returnTo(pending);
    return inLanguageOf(begunFor ?? "/cases", visit, { publicUrl }, async ({ request, page, say }) => {
      const callbackUrl = new URL("/sign-in/callback", publicUrl);
      callbackUrl.search = new URL(request.url).search;
      const finished = pending && (await signIn.finish(callbackUrl.href, pending));
      const cleared = clearedCookie("sign-in", publicUrl);
      const signInTo = begunFor ?? linkTo(page, "/cases");
      if (!finished) return { ...say(400, { name: "sign-in-failed", signInTo }), cookies: [cleared] };
      const session = cookie("session", publicUrl, await signIn.seal(finished.person));
      return seeOther(finished.returnTo, { publicUrl, cookies: [session, cleared] });
    });
  });

/** Where the directory sends the browser back to; the session lasts until the browser closes, eight hours at most. */
export function registerFinishSignIn(deps: Console): void {
  app.http("finish-sign-in", {
    methods: ["GET"],
    route: "sign-in/callback",
    authLevel: "anonymous",
    handler: finishSignInHandler(deps),
  });
}
