import { userId } from "../../lib/domain/ids.ts";
import { mfaHints } from "../../lib/domain/mfa-hints.ts";
import { contract } from "../kit/contract.ts";

/** Hints for whoever deletes app passwords. None of them proves that there are none: only `unknown` is claimed of the rest. */
export const readMfaHints = contract("read-mfa-hints", { subject: userId }, mfaHints.shape);
