/**
 * Whether the directory says that the pass was used, and is good for nothing since; of one for many uses it never does.
 * https://learn.microsoft.com/graph/api/resources/temporaryaccesspassauthenticationmethod: `methodUsabilityReason`.
 */
export const isSpent = ({
  isUsable,
  reason,
}: {
  readonly isUsable: boolean;
  readonly reason: string | null;
}): boolean => !isUsable && reason === "OneTimeUsed";
