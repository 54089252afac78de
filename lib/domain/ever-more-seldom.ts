/** Waits between looks, in seconds: each twice as long as the one before, and all of them together `totalSeconds`. */
export function everMoreSeldom(firstSeconds: number, totalSeconds: number): number[] {
  const waits: number[] = [];
  for (let left = totalSeconds, next = firstSeconds; left > 0; left -= next, next *= 2)
    waits.push(Math.min(left, next));
  return waits;
}
