/** Runs once on Ctrl-C or SIGTERM: they may come from the terminal, and again from npm and from scripts/run.mjs. */
export function whenToldToEnd(end: () => Promise<void>): void {
  let isTold = false;
  const told = (): void => {
    if (isTold) return;
    isTold = true;
    console.log("Stopping …");
    void end();
  };
  process.on("SIGINT", told);
  process.on("SIGTERM", told);
}
