import { RestError, type TableClient } from "@azure/data-tables";
import { TransientError } from "../../domain/errors.ts";
import { retryAfter } from "../../domain/retry-after.ts";

type Policy = Parameters<TableClient["pipeline"]["addPolicy"]>[0];

/** Time limit of one request; a stored delivery has to be answered within the 12 s that ticket systems wait. */
const requestMs = 4_000;
const transient = new Set([408, 429, 500, 502, 503, 504]);

/** Time limit and translation of faults for every request of a client. */
export const storageFaults: Policy = {
  name: "storageFaults",
  async sendRequest(request, next) {
    request.timeout = requestMs;
    try {
      const response = await next(request);
      // Batches come back unjudged, unlike single requests.
      if (!transient.has(response.status)) return response;
      throw new RestError("overloaded", { statusCode: response.status, request, response });
    } catch (error) {
      throw translated(error);
    }
  },
};

/** Makes a TransientError of what another try may cure: no answer, time limit, overload; the effect may have taken place. */
export function translated(error: unknown): unknown {
  if (error instanceof Error && error.name === "AbortError")
    return new TransientError(`Table Storage did not answer within ${requestMs} ms`, { cause: error });
  if (!(error instanceof RestError)) return error;
  if (error.statusCode === undefined)
    return new TransientError("Table Storage could not be reached", { cause: error });
  if (!transient.has(error.statusCode)) return error;
  return new TransientError(`Table Storage answered ${error.statusCode}`, {
    cause: error,
    ...retryAfter(error.response?.headers.get("retry-after"), Date.now()),
  });
}
