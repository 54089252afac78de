import { methodInWords } from "./method-in-words.ts";
import type { ShownCase } from "./watch-case.ts";

/** What an open step leaves to people, by the code that says why it is open. */
const explained: Readonly<Record<string, string>> = {
  "no-deletion-in-audit":
    "no API lists or deletes app passwords, so a person has to delete them in the admin centre. " +
    "The case looked for that in the directory's audit log, found none in its time, and claims nothing it has not seen.",
  "remember-mfa-on":
    "browsers may skip multi-factor authentication for some days here, and nothing documents that revoking sessions ends that. " +
    "A person restores it on the account's per-user MFA page.",
  "default-method":
    "the directory does not delete the default method while others remain, and nobody has chosen another one in the case's time. " +
    "The person does that at Security info.",
  "still-listed": "the directory lists what was to be removed, so nothing proves it gone.",
  "quarantine-lifted":
    "nobody deleted the app passwords; they were blocked as long as the account was in quarantine, and the manager ended that. " +
    "A person has to delete them in the admin centre.",
};

/** A line for each step of the case that is open, with why. */
export function stillOpen(shown: ShownCase): string[] {
  return shown.steps
    .filter(({ status }) => status === "open")
    .map(({ name, discriminator = "", because }) => {
      const which = methodInWords(shown, `:${discriminator}`) ?? discriminator;
      const why = because ?? "no reason was given";
      return `${name}${which && ` ${which}`}: ${explained[why] ?? why}`;
    });
}
