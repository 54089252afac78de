import { mkdirSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { z } from "zod";
import { securityHeaders } from "../../../functions/page-response.ts";
import { dictionaries } from "../../../lib/web/dictionaries.ts";
import { style } from "../../../lib/web/style.ts";
import { pageGallery } from "../../support/page-gallery.ts";
import { describeWithBrowser, openBrowser, violations } from "../../support/real-browser.ts";

/** A folder to look at; unset: none are kept. */
const screenshots = process.env["PAGE_SCREENSHOTS"];
const names = [
  ...[
    "approval",
    "approval-problems",
    "approval-lift",
    "approval-stolen",
    "decided",
    "decided-ended",
    "expired",
    "list",
    "brake-on",
    "brake-off",
    "brake-problem",
    "forbidden",
    "sign-in-failed",
  ],
  ...[
    "case-open",
    "case-following",
    "case-proven",
    "case-refused",
    "case-contained-only",
    "mail-approval",
    "mail-closed",
  ],
  ...[
    "approval-pass",
    "pass",
    "pass-unproven",
    "pass-problems",
    "pass-another",
    "pass-lost",
    "pass-limit",
    "pass-shown",
    "case-pass",
    "case-desk",
    "mail-pass-ready",
    "mail-pass-handed-over",
    "mail-pass-unused",
    "number",
    "number-problem",
    "number-proof",
    "number-open",
    "number-entered",
    "objection",
    "objection-stale",
    "objection-said",
    "mail-cooling-off",
  ],
];
/** 320 px is what a page has left on a desktop at 400 %: https://www.w3.org/WAI/WCAG22/Understanding/reflow */
const phone = { width: 320, height: 700 };
const desktop = { width: 1280, height: 800 };
const overhang = "document.documentElement.scrollWidth - window.innerWidth";

describeWithBrowser("in a real browser", () => {
  let server: Server;
  let base: string;
  let browser: Browser;
  let page: Page;
  const posted: URLSearchParams[] = [];

  beforeAll(async () => {
    const gallery = await pageGallery();
    server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? "/", "http://127.0.0.1");
      const html = gallery.get(pathname) ?? "";
      // Mail clients have no such headers, and styles stand in the mail itself.
      const headers = pathname.includes("/mail-")
        ? { "content-type": "text/html" }
        : securityHeaders("http:");
      request.on("data", (chunk: Buffer) => posted.push(new URLSearchParams(chunk.toString())));
      request.on("end", () => {
        if (pathname === "/assets/style.css")
          response.writeHead(200, { "content-type": "text/css" }).end(style);
        else response.writeHead(html ? 200 : 404, headers).end(html || "<!doctype html><title>404</title>");
      });
      request.resume();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    base = `http://127.0.0.1:${z.object({ port: z.number() }).parse(server.address()).port}`;
    browser = await openBrowser();
    page = await (await browser.newContext()).newPage();
  });

  afterAll(async () => {
    await browser.close();
    server.closeAllConnections();
    server.close();
  });

  async function open(path: string, viewport: typeof phone): Promise<void> {
    await page.setViewportSize(viewport);
    await page.goto(base + path);
  }

  const looks = names.flatMap((name) => (["en", "ja"] as const).map((language) => [name, language] as const));
  const devices = [
    ["phone", phone, "dark"],
    ["desktop", desktop, "light"],
  ] as const;

  test.each(looks)("%s in %s has no barrier and nothing beyond the edge", async (name, language) => {
    await open(`/${language}/${name}`, phone);
    for (const [device, viewport, colorScheme] of devices) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate(overhang)).toBeLessThanOrEqual(0);
      if (!screenshots) continue;
      mkdirSync(screenshots, { recursive: true });
      await page.screenshot({ path: join(screenshots, `${name}-${language}-${device}.png`), fullPage: true });
    }
  });

  test("the first key press offers to skip to the content, and takes one there", async () => {
    await open("/en/case-open", desktop);
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toBe(dictionaries.en.chrome.skip);
    expect(await page.evaluate("document.activeElement.getBoundingClientRect().x")).toBeGreaterThanOrEqual(0);
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement.id")).toBe("content");
  });

  test("a manager can deny by keyboard alone, and only that form is sent", async () => {
    await open("/en/approval", phone);
    for (let press = 0; press < 30; press++) {
      await page.keyboard.press("Tab");
      if ((await page.evaluate("document.activeElement.id")) === "denied-reason") break;
    }
    await page.keyboard.type("It was not her");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL(/approvals/);
    expect(Object.fromEntries(posted.at(-1) ?? [])).toEqual({
      ...{ verdict: "denied", token: "t", reason: "It was not her" },
    });
  });

  test("each problem leads to its field, which says what is wrong with it", async () => {
    await open("/en/approval-problems", desktop);
    const { confirmMissing } = dictionaries.en.approval;
    await page.getByRole("link", { name: confirmMissing }).focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/#approved-confirm$/);
    const field = page.locator("#approved-confirm");
    expect(await field.getAttribute("aria-invalid")).toBe("true");
    const says = (await field.getAttribute("aria-describedby")) ?? "";
    expect(await page.locator(`#${says}`).textContent()).toBe(confirmMissing);
  });

  test("what can be pressed is large enough for a finger", async () => {
    await open("/ja/approval", phone);
    for (const target of await page.locator("button, input[type=checkbox], textarea").all()) {
      const box = await target.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24);
    }
  });

  test.each(["approval", "list", "case-open"])("%s fits when the text is twice as large", async (name) => {
    await open(`/en/${name}`, { width: 640, height: 800 });
    await page.evaluate("document.documentElement.style.fontSize = '200%'");
    expect(await page.evaluate(overhang)).toBeLessThanOrEqual(0);
  });
});
