import { inspect, types } from "node:util";
import {
  app,
  HttpResponse,
  InvocationContext,
  type HttpFunctionOptions,
  type HttpRequest,
  type StorageQueueFunctionOptions,
  type TimerFunctionOptions,
} from "@azure/functions";

/** A function as it was registered, under its name. */
export interface Registered<Options> {
  readonly name: string;
  readonly options: Options;
}

export const registeredHttp = (register: () => void): Registered<HttpFunctionOptions> =>
  caught<HttpFunctionOptions>(register, (take) => jest.spyOn(app, "http").mockImplementation(take));

export const registeredQueue = (register: () => void): Registered<StorageQueueFunctionOptions> =>
  caught<StorageQueueFunctionOptions>(register, (take) =>
    jest.spyOn(app, "storageQueue").mockImplementation(take),
  );

export const registeredTimer = (register: () => void): Registered<TimerFunctionOptions> =>
  caught<TimerFunctionOptions>(register, (take) => jest.spyOn(app, "timer").mockImplementation(take));

function caught<Options>(
  register: () => void,
  spy: (take: (name: string, options: Options) => void) => jest.SpyInstance,
): Registered<Options> {
  let found: Registered<Options> | undefined;
  const spied = spy((name, options) => {
    if (found) throw new Error("one file registers one function");
    found = { name, options };
  });
  register();
  spied.mockRestore();
  if (!found) throw new Error("no function was registered");
  return found;
}

/** An invocation's context that keeps what is logged: `level message {fields}`. */
export function contextWithLog(triggerMetadata: Record<string, string> = {}): {
  context: InvocationContext;
  log: string[];
} {
  const log: string[] = [];
  const context = new InvocationContext({
    functionName: "test",
    invocationId: "invocation-1",
    triggerMetadata,
    logHandler: (level, ...parts) => log.push([level, ...parts.map(inWords)].join(" ")),
  });
  return { context, log };
}

/** Errors with all that a log would print of them, their causes too. */
function inWords(part: unknown): string {
  if (typeof part === "string") return part;
  return types.isNativeError(part) ? inspect(part, { depth: 20 }) : JSON.stringify(part);
}

/** What a caller sees of the handler's answer, as the SDK turns it. */
export async function answerOf(
  { options }: Registered<HttpFunctionOptions>,
  request: HttpRequest,
  context: InvocationContext = contextWithLog().context,
): Promise<{ status: number; headers: Record<string, string>; body: unknown }> {
  const result = await options.handler(request, context);
  const response = result instanceof HttpResponse ? result : new HttpResponse(result);
  const text = await response.text();
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers.entries()),
    body: text === "" ? undefined : (JSON.parse(text) as unknown),
  };
}
