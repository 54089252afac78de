// Writes one JSON line per invocation to RECORD_FILE: what the host handed over and what the programming model gave back.
// It wraps the programming model object, so it works on every host that supplies the module '@azure/functions-core'.
import '@azure/functions';
import { appendFileSync } from 'node:fs';

type Invocation = {
  invokeFunction(context: unknown, inputs: unknown[], handler: unknown): Promise<unknown>;
  getResponse(context: unknown, result: unknown): Promise<unknown>;
};
type CoreContext = {
  metadata: { name: string; bindings: Record<string, { type: string }> };
  request: Record<string, unknown>;
};

/** Plain JSON of RPC data: byte buffers become {$utf8} or {$base64}, 64-bit numbers become numbers. */
function plain(value: unknown): unknown {
  if (value === undefined) return { $undefined: true };
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof Uint8Array) {
    const bytes = Buffer.from(value);
    if (bytes.length > 4096) return { $bytes: bytes.length };
    const text = bytes.toString('utf8');
    return Buffer.from(text, 'utf8').equals(bytes) ? { $utf8: text } : { $base64: bytes.toString('base64') };
  }
  if (Array.isArray(value)) return value.map(plain);
  const long = value as { low?: unknown; high?: unknown; toNumber?: () => number };
  if (typeof long.low === 'number' && typeof long.high === 'number' && long.toNumber) return long.toNumber();
  return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, plain(v)]));
}

const core = require('@azure/functions-core') as {
  getProgrammingModel(): { getInvocationModel(context: CoreContext): Invocation };
  registerHook(name: string, callback: () => void): void;
  registerFunction(metadata: { name: string }, handler: unknown): unknown;
};

// LEAVE_OUT names functions (a regular expression) that the host under test refuses to start with.
if (process.env.LEAVE_OUT) {
  const leftOut = new RegExp(process.env.LEAVE_OUT);
  const register = core.registerFunction;
  core.registerFunction = (metadata, handler) => (leftOut.test(metadata.name) ? undefined : register(metadata, handler));
}

const file = process.env.RECORD_FILE;
if (file) {
  let count = 0;
  // The programming model of the app replaces the worker's own one only with the first registration, hence the hook.
  core.registerHook('appStart', () => {
    const model = core.getProgrammingModel();
    const original = model.getInvocationModel.bind(model);
    model.getInvocationModel = (context) => {
      const n = ++count;
      const at = new Date().toISOString();
      const { inputData, triggerMetadata, retryContext, traceContext } = context.request;
      const request = plain({ inputData, triggerMetadata, retryContext, traceContext });
      const trigger = Object.values(context.metadata.bindings).find((b) => /trigger$/i.test(b.type))?.type;
      const write = (answer: object) =>
        appendFileSync(file, JSON.stringify({ n, at, pid: process.pid, function: context.metadata.name, trigger, request, ...answer }) + '\n');
      const invocation = original(context);
      const invoke = invocation.invokeFunction.bind(invocation);
      const respond = invocation.getResponse.bind(invocation);
      invocation.invokeFunction = async (...args) => {
        try {
          return await invoke(...args);
        } catch (error) {
          write({ error: error instanceof Error ? { name: error.name, message: error.message } : { thrown: plain(error) } });
          throw error;
        }
      };
      invocation.getResponse = async (...args) => {
        const response = await respond(...args);
        write({ response: plain(response) });
        return response;
      };
      return invocation;
    };
  });
}
