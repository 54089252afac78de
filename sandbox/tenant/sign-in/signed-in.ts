import type { World } from "../world.ts";

/** Somebody as an ID token describes them. */
export interface SignedIn {
  readonly tenantId: string;
  readonly id: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
  readonly appRoles: readonly string[];
}

/** Everybody who may sign in now: enabled accounts of the tenant, then the foreign persona. */
export function peopleWhoMaySignIn({ store }: World): SignedIn[] {
  const { tenantId, foreignPersona } = store.file;
  const own = store.state.people
    .filter(({ accountEnabled }) => accountEnabled)
    .map((person) => ({ ...person, tenantId }));
  return foreignPersona === undefined ? own : [...own, foreignPersona];
}
