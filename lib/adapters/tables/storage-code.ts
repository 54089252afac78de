import { RestError } from "@azure/data-tables";
import { z } from "zod";

const single = z.object({ odataError: z.object({ code: z.string() }) });

/**
 * The service's own code of an error, such as `EntityAlreadyExists`: a status alone does not tell a missing row from a
 * missing table. Single requests carry it in their details, transactions in `code`.
 */
export function storageCode(error: unknown): string | undefined {
  if (!(error instanceof RestError)) return undefined;
  return single.safeParse(error.details).data?.odataError.code ?? error.code;
}
