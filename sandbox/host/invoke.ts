/** One invocation, step by step as the Functions worker makes it: arguments, hooks, handler, hooks, response. */
import type {
  FunctionCallback,
  InvocationResult,
  Log,
  LogLevel,
  ParameterBinding,
  RegisteredFunction,
  RpcTypedData,
} from "./core-api.ts";
import type { Core, ProgrammingModel } from "./core.ts";

interface InvocationHost {
  readonly core: Core;
  readonly model: ProgrammingModel;
  readonly appHookData: object;
  readonly log: Log;
}

interface InvocationRequest {
  readonly invocationId: string;
  readonly inputData: readonly ParameterBinding[];
  readonly triggerMetadata: Readonly<Record<string, RpcTypedData>>;
  readonly traceContext: object;
  readonly retryContext: null;
}

/** Rejects with what the function, or a hook, threw. */
export async function invoke(
  host: InvocationHost,
  fn: RegisteredFunction,
  request: InvocationRequest,
): Promise<InvocationResult> {
  const { core, model, appHookData } = host;
  const { invocationId } = request;
  const { name, bindings } = fn;
  const coreContext = {
    invocationId,
    metadata: { name, bindings },
    state: undefined as string | undefined,
    request,
    log: logger(host, name),
  };
  const invocation = model.getInvocationModel(coreContext);
  const { context, inputs } = await invocation.getArguments();
  const shared = { hookData: {}, appHookData, invocationContext: context };

  const before = { ...shared, functionCallback: fn.handler, inputs };
  coreContext.state = "preInvocationHooks";
  for (const hook of core.hooks("preInvocation")) await hook(before);

  coreContext.state = "invocation";
  const after = { ...shared, inputs: before.inputs, ...(await run(before.functionCallback)) };
  coreContext.state = "postInvocationHooks";
  for (const hook of core.hooks("postInvocation")) await hook(after);
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- the caller gets what the function threw, as it is
  if (after.error !== null && after.error !== undefined) throw after.error;

  const { returnValue, outputData } = await invocation.getResponse(context, after.result);
  return { returnValue: returnValue ?? undefined, outputData };

  async function run(callback: FunctionCallback): Promise<{ result: unknown; error: unknown }> {
    try {
      return { result: await invocation.invokeFunction(context, before.inputs, callback), error: null };
    } catch (error) {
      return { result: null, error };
    }
  }
}

/** What `context.log` ends in; the app's log hooks may change level and message. */
function logger({ core, appHookData, log }: InvocationHost, name: string) {
  return (level: LogLevel, category: string, message: string): void => {
    const entry = { hookData: {}, appHookData, level, category, message };
    for (const hook of core.hooks("log")) void hook(entry);
    log(entry.level, category === "user" ? `Function.${name}.User` : `Function.${name}`, entry.message);
  };
}
