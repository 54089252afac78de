/** Median, least and most of some figures, as `1.20 (1.10–1.40)`. */
export function spread(figures: readonly number[]): string {
  const sorted = figures.toSorted((a, b) => a - b);
  const at = (place: number): string => (sorted[Math.round(place * (sorted.length - 1))] ?? NaN).toFixed(2);
  return `${at(0.5)} (${at(0)}–${at(1)})`;
}
