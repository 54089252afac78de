import { ResponseType, type Client } from "@microsoft/microsoft-graph-client";
import { RefusedError } from "../../domain/errors.ts";
import { uncarried } from "./carried-error.ts";
import { graphError, transportError, type Meaning } from "./graph-error.ts";
import { graphQuery } from "./graph-path.ts";

export interface GraphCall {
  /** Completes "Graph refused to …" in an error. */
  readonly what: string;
  readonly method?: "GET" | "POST" | "PATCH" | "DELETE";
  readonly version?: "v1.0" | "beta";
  /** Made by `graphPath`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
  /** A 404 in Graph's own form is an answer. */
  readonly mayBeAbsent?: true;
  readonly meaning?: Meaning;
}

export interface GraphAnswer {
  readonly isAbsent: boolean;
  /** Undefined where Graph sent none. */
  readonly body: unknown;
  readonly requestId: string;
  /** As asked. */
  readonly url: URL;
}

/** One call, one answer. Throws TransientError, RefusedError, or a plain Error for what Graph is not known to do. */
export async function graphCall(client: Client, call: GraphCall): Promise<GraphAnswer> {
  const response = await responseTo(client, call);
  const text = await textOf(response, call);
  const requestId = response.headers.get("request-id") ?? "none";
  const url = new URL(response.url);
  if (response.ok) return { isAbsent: false, body: jsonOf(text, call), requestId, url };
  const { status, headers } = response;
  const error = graphError(call.what, { status, headers, body: text }, call.meaning);
  const isAbsent = error instanceof RefusedError && error.code === "not-found";
  if (call.mayBeAbsent && isAbsent) return { isAbsent, body: undefined, requestId, url };
  throw error;
}

async function responseTo(client: Client, call: GraphCall): Promise<Response> {
  const { method = "GET", version = "v1.0", path, query = {}, headers = {}, body } = call;
  const request = client
    .api(`${path}${graphQuery(query)}`)
    .version(version)
    .headers({ ...headers })
    .responseType(ResponseType.RAW);
  try {
    switch (method) {
      case "GET":
        return responseIn(await request.get());
      case "POST":
        return responseIn(await request.post(body));
      case "PATCH":
        return responseIn(await request.patch(body));
      case "DELETE":
        return responseIn(await request.delete());
    }
  } catch (error) {
    throw uncarried(error);
  }
}

/** The library types every answer as `any`; RAW is documented to give the response itself. */
function responseIn(answer: unknown): Response {
  if (answer instanceof Response) return answer;
  throw new Error("the Graph client gave no response");
}

async function textOf(response: Response, { what }: GraphCall): Promise<string> {
  try {
    return await response.text();
  } catch (error) {
    throw transportError(error, `${what}, request-id ${response.headers.get("request-id") ?? "none"}`);
  }
}

function jsonOf(text: string, { what }: GraphCall): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new RefusedError("unreadable-answer", `Graph's answer to ${what} is no JSON`); // the parser's own message would quote the answer
  }
}
