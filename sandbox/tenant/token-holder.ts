import { z } from "zod";
import type { HardwareToken } from "./hardware-token.ts";
import type { AuthenticationMethod, Person } from "./schema-person.ts";
import type { Store } from "./store.ts";

const heldToken = z.looseObject({
  device: z.looseObject({ serialNumber: z.string(), status: z.string().default("activated") }),
});

export interface TokenHolder {
  readonly owner: Person;
  readonly method: AuthenticationMethod;
  /** assigned, activated or failedActivation. */
  readonly status: string;
}

/** Who has the token now, if anybody. */
export function holderOf(
  { state, methodsAt }: Store,
  { serialNumber }: HardwareToken,
): TokenHolder | undefined {
  for (const owner of state.people)
    for (const method of methodsAt(owner, Date.now())) {
      const held = heldToken.safeParse(method);
      if (held.data?.device.serialNumber === serialNumber)
        return { owner, method, status: held.data.device.status };
    }
  return undefined;
}
