/**
 * The virtual module `@azure/functions-core`, which the Functions worker hands to the SDK and nobody publishes types for,
 * and the data forms that travel between host and SDK. Shapes as the real worker sends them.
 */

/** Data as the worker's RPC carries it; exactly one member is set, none means "no data". */
export interface RpcTypedData {
  readonly string?: string;
  readonly json?: string;
  readonly bytes?: Uint8Array;
  readonly int?: number;
  readonly double?: number;
  readonly http?: RpcHttp;
}

/** A request (url, method, nullable…) or a response (statusCode, headers, cookies, body); members differ by direction. */
export type RpcHttp = Readonly<Record<string, unknown>>;

export interface ParameterBinding {
  readonly name: string;
  readonly data: RpcTypedData | undefined;
}

export interface Binding {
  readonly type: string;
  readonly direction: "in" | "out";
  readonly [option: string]: unknown;
}

export type FunctionCallback = (...inputs: unknown[]) => unknown;

/** One function of the app as the SDK registered it; `trigger` names the binding whose type ends in "Trigger". */
export interface RegisteredFunction {
  readonly name: string;
  readonly bindings: Readonly<Record<string, Binding>>;
  readonly handler: FunctionCallback;
  readonly trigger: { readonly name: string; readonly binding: Binding };
}

export interface InvocationResult {
  readonly returnValue: RpcTypedData | undefined;
  readonly outputData: readonly ParameterBinding[];
}

/** The loaded app: its functions by lower-case name, and the one way to run one of them (hooks included). */
export interface App {
  readonly functions: ReadonlyMap<string, RegisteredFunction>;
  /** Rejects with what the function threw. */
  invoke(
    fn: RegisteredFunction,
    inputData: readonly ParameterBinding[],
    triggerMetadata?: Readonly<Record<string, RpcTypedData>>,
  ): Promise<InvocationResult>;
}

/** A request to the durable extension's HTTP API, on its loopback RPC port or under /runtime/webhooks/durabletask. */
export interface DurableApiRequest {
  readonly method: string;
  readonly url: URL;
  readonly contentType: string | undefined;
  readonly body: string;
}

export interface DurableApiResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The durable extension as the HTTP side of the host sees it. */
export interface Durable {
  /** Loads unfinished instances, arms their timers, runs unanswered activities again. */
  start(): Promise<void>;
  /** Stops taking work; what runs is left to the next start. */
  stop(): Promise<void>;
  handle(request: DurableApiRequest): Promise<DurableApiResponse>;
  /** The value of a `durableClient` input binding: JSON text. */
  clientBinding(): string;
}

/** Writes one line of the host's log; `category` is a .NET category such as "Host" or "Function.open-case.User". */
export type Log = (level: LogLevel, category: string, message: string) => void;

export type LogLevel = "trace" | "debug" | "information" | "warning" | "error" | "critical" | "none";

/** What host/main.ts hands to `createDurable` once the app is loaded and both ports are bound. */
export interface DurableOptions {
  readonly app: App;
  /** Storage connection string; loopback, checked. */
  readonly storage: string;
  /** host.json extensions.durableTask.hubName */
  readonly hubName: string;
  /** The RPC port's base, ends in "/durabletask/"; requests there carry no key. */
  readonly rpcBaseUrl: string;
  /** http://127.0.0.1:<port>/runtime/webhooks/durabletask, without a slash at the end; the host has checked the key. */
  readonly webhookUrl: string;
  /** The `code` that links to the webhook carry. */
  readonly systemKey: string;
  readonly log: Log;
}
