/** The manager's and the operator's pages on the running product, in a real browser, with nothing but a keyboard. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { isOver, watchCase } from "../../sandbox/people/watch-case.ts";
import { openDemoCase } from "../support/open-demo-case.ts";
import { describeWithBrowser, openBrowser, violations } from "../support/real-browser.ts";
import { startTestSandbox, type TestSandbox } from "../support/sandbox.ts";

/** Set to a folder to look at the pages as pictures. */
const pictures = process.env["PICTURES"];

async function look(page: Page, name: string): Promise<void> {
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}

/** Presses Tab until that control has the focus; fails when the page has been walked through without meeting it. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press("Tab");
    const isThere = await page.evaluate(
      (wanted) => document.activeElement?.matches(wanted) ?? false,
      selector,
    );
    if (isThere) return;
  }
  throw new Error(`the keyboard does not reach ${selector} at ${page.url()}`);
}

async function signInByKeyboard(page: Page, person: string): Promise<void> {
  const choice = `input[name=person][value="${person}"]`;
  await tabTo(page, "input[name=person]");
  for (let presses = 0; presses < 40 && !(await page.isChecked(choice)); presses++)
    await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => !url.pathname.includes("authorize"));
}

describeWithBrowser("in a real browser", () => {
  let sandbox: TestSandbox;
  let browser: Browser;
  let caseId: string;
  let link: string;

  beforeAll(async () => {
    [sandbox, browser] = await Promise.all([startTestSandbox(), openBrowser()]);
    ({ caseId, link } = await openDemoCase(sandbox));
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await sandbox.stop();
  });

  const phone = { viewport: { width: 390, height: 844 }, isMobile: true, javaScriptEnabled: true };
  const visitor = (locale: string, options = {}): Promise<BrowserContext> =>
    browser.newContext({ locale, ...options });

  test.each(["ja-JP", "en-US"])(
    "the approval page meets WCAG 2.2 AA in %s, on a desk and on a phone",
    async (locale) => {
      for (const [size, options] of [
        ["desk", {}],
        ["phone", phone],
      ] as const) {
        const context = await visitor(locale, options);
        const page = await context.newPage();
        await page.goto(link);
        await signInByKeyboard(page, sandbox.person("Ken Sato").id);
        expect(await page.getAttribute("html", "lang")).toBe(locale.slice(0, 2));
        expect(await violations(page)).toEqual([]);
        const width = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(width).toBeLessThanOrEqual(0);
        await look(page, `approval-${locale}-${size}`);
        await context.close();
      }
    },
    180_000,
  );

  test("the manager decides with the keyboard alone and no script, and is told what was decided", async () => {
    const context = await visitor("en-US", { javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(link);
    await signInByKeyboard(page, sandbox.person("Ken Sato").id);
    await tabTo(page, "form.approved input[name=confirm]");
    await page.keyboard.press("Space");
    await tabTo(page, "form.approved textarea");
    await page.keyboard.type("She called me from her desk phone.");
    await tabTo(page, "form.approved button");
    const redirect = page.waitForResponse((response) => response.status() === 303);
    // The page that was left is loaded, too: only the next event of that kind is of the page that follows.
    const loaded = page.waitForEvent("load");
    await page.keyboard.press("Enter");
    await Promise.all([redirect, loaded]);
    expect(await page.locator("form.decision").count()).toBe(0);
    expect(await page.textContent("main")).toContain("She called me from her desk phone.");
    await look(page, "decided-en");
    await context.close();
    const shown = await watchCase(sandbox, caseId, isOver);
    expect(shown.record.ending).toMatchObject({ kind: "completed" });
  }, 300_000);

  test.each(["ja-JP", "en-US"])(
    "the case page and the list meet WCAG 2.2 AA in %s",
    async (locale) => {
      const context = await visitor(locale);
      const page = await context.newPage();
      await page.goto(`${sandbox.appUrl}/cases/${caseId}`);
      await signInByKeyboard(page, sandbox.person("Yuki Mori").id);
      expect(await violations(page)).toEqual([]);
      await look(page, `case-${locale}`);
      await tabTo(page, 'a[href^="/cases"]');
      await page.goto(`${sandbox.appUrl}/cases`);
      expect(await violations(page)).toEqual([]);
      await look(page, `cases-${locale}`);
      await context.close();
    },
    180_000,
  );

  test("somebody else is told that the page is not for them", async () => {
    const context = await visitor("ja-JP", { colorScheme: "dark" });
    const page = await context.newPage();
    await page.goto(link);
    await signInByKeyboard(page, sandbox.person("Mei Hayashi").id);
    expect(await violations(page)).toEqual([]);
    await look(page, "forbidden-ja-dark");
    await context.close();
  }, 180_000);
});
