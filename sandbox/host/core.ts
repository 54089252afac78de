/** The virtual module `@azure/functions-core`: what the SDK registers lands here. */
import Module from "node:module";
import type {
  Binding,
  FunctionCallback,
  Log,
  LogLevel,
  RegisteredFunction,
  RpcTypedData,
} from "./core-api.ts";
import { StartRefused } from "./start-refused.ts";

type Hook = (context: object) => unknown;
const hookNames = ["appStart", "appTerminate", "preInvocation", "postInvocation", "log"] as const;
export type HookName = (typeof hookNames)[number];

/** The SDK's side of one invocation: it converts the data forms in both directions. */
interface InvocationModel {
  getArguments(): Promise<{ context: unknown; inputs: unknown[] }>;
  invokeFunction(context: unknown, inputs: unknown[], callback: FunctionCallback): Promise<unknown>;
  getResponse(
    context: unknown,
    result: unknown,
  ): Promise<{ returnValue?: RpcTypedData | null; outputData: { name: string; data: RpcTypedData }[] }>;
}

export interface ProgrammingModel {
  getInvocationModel(context: object): InvocationModel;
  getCapabilities(capabilities: Record<string, string>): Promise<Record<string, string>>;
}

interface FunctionMetadata {
  readonly name: string;
  readonly bindings: Readonly<Record<string, Binding>>;
  readonly retryOptions?: object | undefined;
}

export interface Core {
  readonly functions: ReadonlyMap<string, RegisteredFunction>;
  hooks(name: HookName): readonly Hook[];
  /** The app's own model: the SDK sets it with its first registration. */
  programmingModel(): ProgrammingModel | undefined;
  /** From here on registering anything throws, as in the worker once the app is indexed. */
  lock(): void;
}

class Disposable {
  readonly #dispose: () => void;
  constructor(dispose: () => void) {
    this.#dispose = dispose;
  }
  dispose(): void {
    this.#dispose();
  }
}

/** Makes the virtual module known to every `require` of this process, the way the Functions worker does it. */
export function provideCore(log: Log): Core {
  const functions = new Map<string, RegisteredFunction>();
  const hooks = new Map<HookName, Hook[]>(hookNames.map((name) => [name, []]));
  let model: ProgrammingModel | undefined;
  let locked = false;
  const refuseWhenLocked = (what: string): void => {
    if (locked) throw new Error(`A ${what} can only be registered during app startup.`);
  };

  const core = {
    version: "3.9.1",
    hostVersion: "4.1037.0",
    Disposable,
    log: (level: LogLevel, category: string, message: string) => log(level, `Worker.${category}`, message),
    setProgrammingModel: (value: ProgrammingModel) => (model = value),
    getProgrammingModel: () => model,
    registerFunction(metadata: FunctionMetadata, handler: FunctionCallback): Disposable {
      refuseWhenLocked("function");
      const key = metadata.name.toLowerCase();
      if (functions.has(key)) throw new StartRefused(`Two functions share the name "${metadata.name}".`);
      functions.set(key, registered(metadata, handler));
      return new Disposable(() => functions.delete(key));
    },
    registerHook(name: HookName, callback: Hook): Disposable {
      refuseWhenLocked("hook");
      const list = hooks.get(name);
      if (!list) throw new StartRefused(`The Functions worker knows no hook "${name}".`);
      list.push(callback);
      return new Disposable(() => list.splice(list.indexOf(callback), 1));
    },
  };
  const prototype = Module.prototype as { require: (this: unknown, id: string) => unknown };
  const requireFile = prototype.require;
  prototype.require = function (id) {
    return id === "@azure/functions-core" ? core : requireFile.call(this, id);
  };
  return {
    functions,
    hooks: (name) => hooks.get(name) ?? [],
    programmingModel: () => model,
    lock: () => (locked = true),
  };
}

function registered(metadata: FunctionMetadata, handler: FunctionCallback): RegisteredFunction {
  const { name, bindings, retryOptions } = metadata;
  if (retryOptions)
    throw new StartRefused(`Function "${name}" has a retry policy; this host does not model retry policies.`);
  const trigger = Object.entries(bindings).find(([, { type }]) => /trigger$/i.test(type));
  if (!trigger) throw new StartRefused(`Function "${name}" has no trigger.`);
  return { name, bindings, handler, trigger: { name: trigger[0], binding: trigger[1] } };
}
