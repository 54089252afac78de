import type { Method } from "../cast.ts";

/** `ask`: nobody can say whether it is meant, so nothing at all is removed. */
export type Verdict = "goes" | "stays" | "ask";

/** Decides about each method of a list, in its order. `outOfHandSince`: from when on anybody may have had the phone. */
export type Sorting = (
  methods: readonly Method[],
  phoneName: string | undefined,
  outOfHandSince: number,
) => Verdict[];
