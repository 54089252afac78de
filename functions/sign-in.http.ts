import { app, type HttpHandler } from "@azure/functions";
import { inLanguageOf, openPage, type Console } from "./console-page.ts";
import { cookie } from "./cookies.ts";
import { seeOther } from "./page-response.ts";
import { recentSeconds } from "./recent-sign-in.ts";
import { asksForRecentSignIn, returnPath } from "./return-path.ts";

const signInHandler = ({ signIn, publicUrl }: Console): HttpHandler =>
  openPage({ publicUrl }, (visit) => {
    const returnTo = returnPath(visit.request.query.get("returnTo"));
    return inLanguageOf(returnTo, visit, { publicUrl }, async () => {
      const { redirectTo, pending, pendingSeconds } = asksForRecentSignIn(returnTo)
        ? await signIn.begin(returnTo, recentSeconds)
        : await signIn.begin(returnTo);
      return seeOther(redirectTo, {
        publicUrl,
        cookies: [cookie("sign-in", publicUrl, pending, pendingSeconds)],
      });
    });
  });

/** Sends the browser to the directory's sign-in; whoever is about to decide proves anew who they are. */
export function registerSignIn(deps: Console): void {
  app.http("sign-in", {
    methods: ["GET"],
    route: "sign-in",
    authLevel: "anonymous",
    handler: signInHandler(deps),
  });
}
