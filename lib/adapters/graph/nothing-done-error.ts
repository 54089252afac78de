import { TransientError } from "../../domain/errors.ts";

/** A try that certainly had no effect: it was never sent, or Graph said that it did not begin. */
export class NothingDoneError extends TransientError {}
