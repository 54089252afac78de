import { RefusedError } from "../../domain/errors.ts";

/** One check on a subject. A final refusal in it means that the check cannot be made: nothing is taken for granted instead. */
export async function check<Fact>(what: string, made: Promise<Fact>): Promise<Fact> {
  try {
    return await made;
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    throw new RefusedError("check-impossible", `could not check ${what}: ${error.message}`, { cause: error });
  }
}
