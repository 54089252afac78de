import { app, type HttpHandler } from "@azure/functions";
import { style } from "../lib/web/style.ts";

const stylesheetHandler: HttpHandler = () => ({
  headers: {
    "content-type": "text/css; charset=utf-8",
    "cache-control": "public, max-age=300",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
  },
  body: style,
});

export function registerStylesheet(): void {
  app.http("stylesheet", {
    methods: ["GET"],
    route: "assets/style.css",
    authLevel: "anonymous",
    handler: stylesheetHandler,
  });
}
