import { readFileSync } from "node:fs";
import { join } from "node:path";
import { settingNames } from "../lib/config/config.ts";

const readme = readFileSync(join(__dirname, "../README.md"), "utf8");

test("the README names every setting, if only by its last part", () => {
  const named = (setting: string) =>
    readme.includes(`\`${setting}\``) || readme.includes(`…__${setting.split("__")[1] ?? setting}\``);
  expect(settingNames.filter((setting) => !named(setting))).toEqual([]);
});

test("every npm script that the README tells to run is there", () => {
  const { scripts } = JSON.parse(readFileSync(join(__dirname, "../package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  const told = [...readme.matchAll(/npm run ([\w:]+)/g)].map(([, script]) => script ?? "");
  expect(told.length).toBeGreaterThan(3);
  expect(told.filter((script) => !(script in scripts))).toEqual([]);
});
