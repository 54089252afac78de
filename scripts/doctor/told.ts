import type { Finding } from "./finding.ts";
import type { PermissionLine } from "./permission-list.ts";
import type { Words } from "./words.ts";

export interface Told {
  readonly title: string;
  readonly says: string;
  readonly then: string;
  readonly remedy: string;
}

/** A finding in words. What is well says nothing beside its name. */
export function told(
  finding: Finding,
  words: Words,
  list: readonly PermissionLine[],
  language: "en" | "ja",
): Told {
  const { subject, about } = finding;
  const title = [words.subjects[subject], about].filter((part) => part !== "").join(" ");
  if (finding.status === "ok") return { title, says: "", then: "", remedy: "" };
  const line = list.find(({ permission }) => permission === about);
  const values: Readonly<Record<string, string>> = {
    about,
    for: line?.for[language] ?? "",
    neededBy: line?.neededBy.join(", ") ?? "",
    appRoleId: line?.appRoleId ?? "",
  };
  const filled = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
  const { says, then, remedy } = words.problems[finding.problem];
  return { title, says: filled(says), then: filled(then), remedy: filled(remedy) };
}
