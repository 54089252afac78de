import { registerLeadToCases, registerLeadToConsole } from "../../functions/lead-to-cases.http.ts";
import { visit } from "../support/console.ts";
import { registeredHttp } from "../support/registered.ts";

const consoleUrl = "https://mfa.example.com";
const worker = { publicUrl: "https://worker.example.com", consoleUrl };

test.each([
  ["/", `${consoleUrl}/cases`],
  ["/?lang=ja", `${consoleUrl}/cases?lang=ja`],
  ["/?lang=xx&to=https://evil.example", `${consoleUrl}/cases`],
])("%s leads to %s", async (path, location) => {
  const site = registeredHttp(() => registerLeadToCases({ publicUrl: consoleUrl, consoleUrl }));
  const { status, headers } = await visit(site, { path });
  expect([status, headers["location"]]).toEqual([303, location]);
});

test.each(["/cases", "/cases/case-01m7zsp8d0dw854wf3weczxarm", "/cases?lang=en", "/cases/a%2F..%2Fb"])(
  "on a worker that is a site of its own, %s leads to the same page of the console",
  async (path) => {
    const { headers } = await visit(
      registeredHttp(() => registerLeadToConsole(worker)),
      { path },
    );
    expect(headers["location"]).toBe(`${consoleUrl}${path}`);
  },
);
