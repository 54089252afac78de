import { z } from "zod";
import { ended, later } from "../../lib/domain/outcome.ts";
import type { Directory } from "../../lib/ports/directory.ts";
import { activity } from "../kit/activity.ts";
import { checkMethodsGone } from "./check-methods-gone.contract.ts";

const carried = z.object({ cleanLists: z.number(), looks: z.number(), requestIds: z.array(z.string()) });
const nothingYet = { cleanLists: 0, looks: 0, requestIds: [] };

/** Only reads: a list a call, until two in a row are clean or the looks are used up. */
export const checkMethodsGoneActivity = activity(
  checkMethodsGone,
  async (
    { directory }: { readonly directory: Directory },
    { subject, expectGone, gapSeconds, looks, carry },
  ) => {
    const before = carried.nullable().parse(carry ?? null) ?? nothingYet;
    const { methods, unknownMethodTypes, requestIds } = await directory.methods(subject);
    const present = methods.map(({ id }) => id).filter((id) => expectGone.includes(id));
    const isClean = present.length === 0 && unknownMethodTypes.length === 0;
    const now = {
      cleanLists: isClean ? before.cleanLists + 1 : 0,
      looks: before.looks + 1,
      requestIds: before.cleanLists > 0 && isClean ? [...before.requestIds, ...requestIds] : [...requestIds],
    };
    const evidence = { ...now, present, unknownMethodTypes: [...unknownMethodTypes] };
    if (now.cleanLists >= 2) return ended("verified", evidence);
    if (now.looks >= looks) return ended("open", evidence);
    return later(gapSeconds, now);
  },
);
