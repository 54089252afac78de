import type { Person } from "../schema-person.ts";

/** Of another organisation; a guest need not be. */
export function isExternal({ externalUserState, userPrincipalName }: Person): boolean {
  return externalUserState !== null || userPrincipalName.includes("#EXT#");
}
