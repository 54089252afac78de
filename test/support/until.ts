import { setTimeout as sleep } from "node:timers/promises";

const limitMs = 60_000;

/** Looks again and again until it is so; throws with what `state` tells when that does not come. */
export async function until(
  isSo: () => boolean | Promise<boolean>,
  state: () => string = () => "",
): Promise<void> {
  for (const limit = Date.now() + limitMs; !(await isSo());) {
    if (Date.now() > limit) throw new Error(`it did not come to that: ${state()}`);
    await sleep(20);
  }
}
