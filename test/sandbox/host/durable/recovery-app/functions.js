/**
 * An app whose activities leave a line in the file EFFECTS when they begin and when they end. One that is held ends only
 * when there is a file beside it, named .go.
 */
const { appendFileSync, existsSync } = require("node:fs");
const { setTimeout: sleep } = require("node:timers/promises");
const df = require("durable-functions");

df.app.activity("effect", {
  handler: async ({ key, ms, isHeld }) => {
    appendFileSync(process.env.EFFECTS, `begin ${key}\n`);
    do await sleep(ms);
    while (isHeld && !existsSync(`${process.env.EFFECTS}.go`));
    appendFileSync(process.env.EFFECTS, `end ${key}\n`);
    return key;
  },
});
df.app.orchestration("one", function* (context) {
  return yield context.df.callActivity("effect", { key: context.df.instanceId, ms: 20, isHeld: true });
});
df.app.orchestration("waits", function* (context) {
  return yield context.df.waitForExternalEvent("go");
});
df.app.orchestration("sleeps", function* (context) {
  const { at } = context.df.getInput();
  yield context.df.createTimer(new Date(at));
  return context.df.currentUtcDateTime;
});
df.app.orchestration("parent", function* (context) {
  return yield context.df.callSubOrchestrator("one", null, `${context.df.instanceId}-child`);
});
df.app.orchestration("steps", function* (context) {
  const done = [];
  for (let step = 0; step < 12; step++)
    done.push(yield context.df.callActivity("effect", { key: `${context.df.instanceId}-${step}`, ms: 5 }));
  return done.length;
});
df.app.orchestration("fan", function* (context) {
  const calls = Array.from({ length: 150 }, (_, place) =>
    context.df.callActivity("effect", { key: `${context.df.instanceId}-${place}`, ms: 20 }),
  );
  return (yield context.df.Task.all(calls)).length;
});
