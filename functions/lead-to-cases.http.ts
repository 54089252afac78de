import { app, type HttpHandler } from "@azure/functions";
import { linkTo } from "../lib/web/page-context.ts";
import { openPage, type Console } from "./console-page.ts";
import { seeOther } from "./page-response.ts";

type Site = Pick<Console, "publicUrl"> & {
  /** Where the cases are shown, as people reach it. */
  readonly consoleUrl: string;
};

const leadToCasesHandler = ({ publicUrl, consoleUrl }: Site): HttpHandler =>
  openPage({ publicUrl }, ({ page }) => {
    const path = page.path === "/" ? "/cases" : page.path;
    return Promise.resolve(seeOther(`${consoleUrl}${linkTo(page, path)}`, { publicUrl }));
  });

/** Whoever opens the site's bare address is led to the cases. */
export function registerLeadToCases(site: Site): void {
  app.http("lead-to-cases", {
    methods: ["GET"],
    route: "/",
    authLevel: "anonymous",
    handler: leadToCasesHandler(site),
  });
}

/** For a site that shows no cases: its links to them lead to the site that does. */
export function registerLeadToConsole(site: Site): void {
  app.http("lead-to-console", {
    methods: ["GET"],
    route: "cases/{caseId?}",
    authLevel: "anonymous",
    handler: leadToCasesHandler(site),
  });
}
