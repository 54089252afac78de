/** A real Chromium: the one the test command found or installed. */
import { AxeBuilder } from "@axe-core/playwright";
import { chromium, type Browser, type Page } from "playwright-core";
import { findBrowser } from "../../scripts/find-browser.ts";

const executablePath = findBrowser() ?? "";

/** Where there is no browser these tests are skipped, and the closing line of the run counts them. */
export const describeWithBrowser: jest.Describe = executablePath === "" ? describe.skip : describe;

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: ["--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update"],
  });

/** What axe finds against WCAG 2.2 AA; empty is what a page should have. */
export async function violations(page: Page): Promise<string[]> {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode().withTags(tags).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
}
