import { app, type HttpHandler } from "@azure/functions";
import { linkTo } from "../lib/web/page-context.ts";
import { comesFromOwnSite } from "./comes-from-own-site.ts";
import { openPage, type Console } from "./console-page.ts";
import { clearedCookie } from "./cookies.ts";

const signOutHandler = ({ publicUrl }: Pick<Console, "publicUrl">): HttpHandler =>
  openPage({ publicUrl }, ({ request, page, say }) =>
    Promise.resolve(
      comesFromOwnSite(request, publicUrl)
        ? {
            ...say(200, { name: "signed-out", signInTo: linkTo(page, "/cases") }),
            cookies: [clearedCookie("session", publicUrl)],
          }
        : say(403, { name: "other-site" }),
    ),
  );

/**
 * Has this browser forget the session; the directory's own session goes on. Nothing is kept about sessions, so a cookie
 * that was copied before still opens pages until its eight hours are over; it decides nothing once the sign-in is old.
 */
export function registerSignOut(deps: Pick<Console, "publicUrl">): void {
  app.http("sign-out", {
    methods: ["POST"],
    route: "sign-out",
    authLevel: "anonymous",
    handler: signOutHandler(deps),
  });
}
