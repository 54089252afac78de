import { ended } from "../../lib/domain/outcome.ts";
import type { Directory } from "../../lib/ports/directory.ts";
import { activity } from "../kit/activity.ts";
import { removeMethod } from "./remove-method.contract.ts";

/** Idempotent by nature: a method that is gone already counts as deleted. Refused as `default-method` while others remain. */
export const removeMethodActivity = activity(
  removeMethod,
  async ({ directory }: { readonly directory: Directory }, { subject, method }) => {
    const { requestId, wasGone } = await directory.deleteMethod(subject, method);
    return ended("accepted", { methodId: method.id, wasGone, requestId });
  },
);
