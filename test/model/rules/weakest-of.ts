/** The case claims no more than its weakest step. */
export const weakestOf = (steps: readonly string[]): string =>
  ["open", "contained", "attested", "seen-in-audit"].find((status) =>
    steps.some((step) => step.endsWith(`: ${status}`)),
  ) ?? "verified";
