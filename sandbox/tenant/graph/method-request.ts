import { z } from "zod";
import type { Person } from "../schema-person.ts";
import { GraphRefusal } from "./graph-refusal.ts";
import { jsonBody, personNamed, refuseRestricted, type GraphRequest } from "./operation.ts";

/** The person whose methods are to be changed, who may be changed. */
export function writablePerson(request: GraphRequest): Person {
  const owner = personNamed(request, "methods");
  refuseRestricted(owner, "methods");
  return owner;
}

/**
 * The body as the method service takes it, or 400 badRequest naming what is wrong. Uncertain how much of the body such a
 * text repeats: the worst is taken, all of it.
 */
export function wantedBody<T>(request: GraphRequest, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(jsonBody(request));
  if (parsed.success) return parsed.data;
  throw new GraphRefusal(400, "badRequest", `${z.prettifyError(parsed.error)} in ${request.body}`);
}
