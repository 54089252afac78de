/** What tells where somebody's account is at home. */
import { z } from "zod";
import { userId } from "../../domain/ids.ts";

/**
 * What $select names must be there: a property that was not sent is neither false nor null
 * (https://learn.microsoft.com/graph/api/user-get).
 */
export const home = {
  accountEnabled: z.boolean(),
  userPrincipalName: z.string(),
  externalUserState: z.string().nullable(),
  identities: z.array(z.object({ signInType: z.string().nullable() })),
};
export const named = { id: userId, displayName: z.string() };

export const selected = (shape: object): string => Object.keys(shape).join(",");

type Home = z.infer<z.ZodObject<Omit<typeof home, "accountEnabled">>>;

/** Home tenant elsewhere, by any sign of it; `userType` is none, since internal guests exist. */
export const isExternal = ({ userPrincipalName, externalUserState, identities }: Home): boolean =>
  externalUserState !== null ||
  /#ext#/i.test(userPrincipalName) ||
  identities.some(({ signInType }) => signInType === "federated");
