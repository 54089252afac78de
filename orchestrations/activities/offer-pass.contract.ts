import { z } from "zod";
import { userId } from "../../lib/domain/ids.ts";
import { contract } from "../kit/contract.ts";

/** From here on, until then, the hand-over page hands out a pass for this case. */
export const offerPass = contract(
  "offer-pass",
  { subject: userId, until: z.iso.datetime() },
  { until: z.iso.datetime() },
);
