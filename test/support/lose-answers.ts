import { RestError, type TableClient } from "@azure/data-tables";

/**
 * Lets the next `count` requests with this method through and then loses their answers, as a reset connection does: the
 * effect has taken place and the client does not know.
 */
export function loseAnswers(client: TableClient, method: string, count = 1): void {
  let left = count;
  client.pipeline.addPolicy(
    {
      name: `loseAnswers${method}${Math.random()}`,
      async sendRequest(request, next) {
        const response = await next(request);
        if (request.method !== method || left === 0) return response;
        left -= 1;
        throw new RestError("socket hang up", { code: RestError.REQUEST_SEND_ERROR, request });
      },
    },
    { phase: "Sign" },
  );
}
