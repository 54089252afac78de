import { InvocationContext } from "@azure/functions";
import type { Outcome } from "../../lib/domain/outcome.ts";
import { activities } from "../../functions/register-runbooks.ts";
import type { World } from "./world.ts";

/** One try, as the host makes it: input and output go through JSON. */
export async function runActivity(outside: World, name: string, input: object): Promise<Outcome<unknown>> {
  const found = activities.find((activity) => activity.name === name);
  if (!found) throw new Error(`there is no activity ${name}`);
  const context = new InvocationContext({ functionName: name, logHandler: () => undefined });
  const sent: unknown = JSON.parse(JSON.stringify(input));
  const outcome = await found.run(outside, sent, context);
  return JSON.parse(JSON.stringify(outcome)) as Outcome<unknown>;
}
