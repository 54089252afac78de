import { decodeJwt } from "jose";
import { z } from "zod";

const claims = z.object({
  roles: z.array(z.string()).optional(),
  scp: z.string().optional(),
  idtyp: z.string().optional(),
});

/**
 * The application permissions in an access token for Graph, which is read and not verified: it was issued to this process,
 * and describes it. A token without any has no `roles` at all. Null: it is a person's, which names what the person may do
 * through a program in `scp` (https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference).
 */
export function heldPermissions(token: string): readonly string[] | null {
  const { roles, scp, idtyp } = claims.parse(decodeJwt(token));
  if (scp !== undefined || (roles === undefined && idtyp !== "app")) return null;
  return roles ?? [];
}
