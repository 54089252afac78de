/** The case claims no more than its weakest step; where nothing was applicable, nothing is claimed. */
export const weakestOf = (steps: readonly string[]): string =>
  ["open", "contained", "attested", "seen-in-audit", "verified"].find((status) =>
    steps.some((step) => step.endsWith(`: ${status}`)),
  ) ?? "open";
