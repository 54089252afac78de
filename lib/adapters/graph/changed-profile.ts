import { z } from "zod";
import type { UserId } from "../../domain/ids.ts";
import type { ProfilePart } from "../../domain/profile-change.ts";

const modifiedProperty = z.object({ displayName: z.string().nullish(), newValue: z.string().nullish() });

/** https://learn.microsoft.com/graph/api/resources/targetresource */
export const targetResources = z
  .array(z.object({ id: z.string().nullish(), modifiedProperties: z.array(modifiedProperty).nullish() }))
  .nullish();

interface Told {
  readonly activityDisplayName: string;
  readonly targetResources?: z.infer<typeof targetResources>;
}

/**
 * Which name the log has for what a person is reached at is not documented: those of Graph's `user`, and the directory's own
 * for the same (`Mobile`, `TelephoneNumber`, `OtherMail`). What a person registers to sign in with has others and is none
 * of these.
 */
const contact = new Set([
  ...["mobile", "mobilephone", "othermobile", "telephonenumber", "businessphone", "businessphones"],
  ...["mail", "othermail", "othermails"],
]);

/** Beside each changed property a row may bear this one, whose value lists their names. */
const listOfNames = "includedupdatedproperties";

/**
 * What of the subject's profile a row says was changed. A change of manager is an activity of its own; where it is told as a
 * change of the user instead, the changed property says so. Which of its two targets is whose manager is not documented, so
 * either counts.
 */
export function changedProfile(row: Told, subject: UserId): ProfilePart[] {
  const targets = row.targetResources ?? [];
  const ofAll = targets.flatMap(namesOf);
  const ofSubject = targets.filter(({ id }) => id?.toLowerCase() === subject).flatMap(namesOf);
  const isManager = plain(row.activityDisplayName) === "set user manager" || ofAll.includes("manager");
  const isContact = ofSubject.some((name) => contact.has(name));
  return [...(isManager ? (["manager"] as const) : []), ...(isContact ? (["contact"] as const) : [])];
}

const namesOf = ({
  modifiedProperties,
}: NonNullable<z.infer<typeof targetResources>>[number]): readonly string[] =>
  (modifiedProperties ?? []).flatMap(({ displayName, newValue }) =>
    unspaced(displayName) === listOfNames ? unspaced(newValue).split(/[^a-z]+/) : unspaced(displayName),
  );

const unspaced = (text: string | null | undefined): string => plain(text ?? "").replaceAll(" ", "");

/** Names have changed in case and blanks over the years. */
export const plain = (text: string): string => text.trim().replaceAll(/\s+/g, " ").toLowerCase();
