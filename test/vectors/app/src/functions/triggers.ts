import '../record';
import { app, InvocationContext, output } from '@azure/functions';

const connection = 'AzureWebJobsStorage';
type Seen = { type: string; isBuffer?: boolean; value: unknown; metadata: unknown };
const seen: Record<string, Seen[]> = {};
const note = (queue: string, message: unknown, context: InvocationContext) => {
  const type = message === null ? 'null' : Array.isArray(message) ? 'array' : typeof message;
  const { triggerMetadata } = context;
  (seen[queue] ??= []).push({ type, isBuffer: Buffer.isBuffer(message), value: message, metadata: triggerMetadata });
};
app.http('seenMessages', { route: 'seen/{queue}', methods: ['GET'], handler: async (req) => ({ jsonBody: seen[req.params.queue] ?? [] }) });

app.storageQueue('queueOk', { queueName: 'vec-in', connection, handler: (m, ctx) => note('vec-in', m, ctx) });
app.storageQueue('queueBad', {
  queueName: 'vec-bad',
  connection,
  handler: (m, ctx) => {
    note('vec-bad', m, ctx);
    throw new Error('bad message');
  },
});
app.storageQueue('queuePoisoned', { queueName: 'vec-bad-poison', connection, handler: (m, ctx) => note('vec-bad-poison', m, ctx) });
app.storageQueue('queueSetting', { queueName: '%VEC_QUEUE%', connection, handler: (m, ctx) => note('setting', m, ctx) });

const out = output.storageQueue({ queueName: 'vec-out', connection });
const values: Record<string, unknown> = {
  text: 'plain text',
  number: 5,
  object: { a: 1, é: 'ü' },
  array: ['one', { two: 2 }, 3],
  buffer: Buffer.from('bytes'),
  null: null,
  empty: '',
  bool: true,
  date: { at: new Date(0) },
};
app.http('queueOut', {
  route: 'queue-out/{kind}',
  methods: ['POST'],
  extraOutputs: [out],
  handler: async (req, ctx) => {
    ctx.extraOutputs.set(out, values[req.params.kind]);
    return { status: 202 };
  },
});

const ticks: Record<string, unknown[]> = {};
const tick = (name: string) => (timer: unknown) => void (ticks[name] ??= []).push(timer);
app.timer('timerStartup', { schedule: '0 0 0 1 1 *', runOnStartup: true, handler: tick('startup') });
app.timer('timerMinute', { schedule: process.env.VEC_MINUTE ?? '0 * * * * *', handler: tick('minute') });
app.timer('timerSetting', { schedule: '%VEC_SCHEDULE%', handler: tick('setting') });
app.timer('timerInterval', { schedule: '*/5 * * * * *', useMonitor: false, handler: tick('noMonitor') });
app.http('ticks', { route: 'ticks', methods: ['GET'], handler: async () => ({ jsonBody: ticks }) });

// Hooks: a log of what ran, for functions whose name starts with "hooked"; a count of invocations for all.
const hookLog: unknown[] = [];
const counts: Record<string, number> = {};
app.hook.appStart((c) => {
  c.hookData.mine = 1;
  hookLog.push({ hook: 'appStart', keys: Object.keys(c).sort(), hookData: c.hookData });
});
app.hook.preInvocation((c) => {
  const name = c.invocationContext.functionName;
  counts[name] = (counts[name] ?? 0) + 1;
  if (!name.startsWith('hooked')) return;
  c.hookData.started = true;
  hookLog.push({ hook: 'preInvocation', name, inputs: c.inputs.length });
  const original = c.functionHandler;
  c.functionHandler = async (...args: unknown[]) => {
    const result = (await (original as (...a: unknown[]) => unknown)(...args)) as object;
    return { ...result, headers: { 'x-hook': 'replaced' } };
  };
});
app.hook.postInvocation((c) => {
  const name = c.invocationContext.functionName;
  if (!name.startsWith('hooked')) return;
  hookLog.push({
    hook: 'postInvocation',
    name,
    sameHookData: c.hookData.started === true,
    error: c.error instanceof Error ? c.error.message : c.error === undefined ? '$undefined' : c.error,
    result: c.result === undefined ? '$undefined' : c.result,
  });
  if (name === 'hookedFail') {
    c.error = undefined;
    c.result = { status: 209, body: 'repaired' };
  }
  if (name === 'hookedBreak') throw new Error('post hook failed');
});
app.http('hooked', { route: 'hooked', methods: ['GET'], handler: async () => ({ body: 'ok' }) });
app.http('hookedFail', {
  route: 'hooked/fail',
  methods: ['GET'],
  handler: async () => {
    throw new Error('handler failed');
  },
});
app.http('hookedBreak', { route: 'hooked/break', methods: ['GET'], handler: async () => ({ body: 'ok' }) });
app.http('hookLog', { route: 'hook-log', methods: ['GET'], handler: async () => ({ jsonBody: hookLog }) });
app.http('hookCount', { route: 'hook-count/{name}', methods: ['GET'], handler: async (req) => ({ jsonBody: counts[req.params.name] ?? 0 }) });
