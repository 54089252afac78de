import { discriminatorOf } from "../../lib/domain/step-key.ts";
import type { Driven } from "./driven.ts";

/** The steps in order, each try of them, as `runbook step discriminator`; whose step it is, wherever it is tried again. */
export const stepsOf = ({ steps }: Driven): string[] =>
  steps.map(({ instanceId, name, input }) => {
    const [, runbook = "handle-case"] = instanceId.replace(/:keep-trying:\d+$/, "").split(":");
    const discriminator = discriminatorOf(String(input["key"]));
    return [runbook, name, ...(discriminator ? [discriminator] : [])].join(" ");
  });
