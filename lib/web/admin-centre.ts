import type { UserId } from "../domain/ids.ts";

const authenticationMethods =
  "#view/Microsoft_AAD_UsersAndTenants/UserProfileMenuBlade/~/UserAuthMethods/userId/{userId}";

/**
 * Where an administrator finds the person's MFA settings. Microsoft publishes no addresses of the admin centre's pages,
 * so `adminCentreUrl` may name the page itself, with `{userId}` in it.
 */
export function adminCentreLink(adminCentreUrl: string, userId: UserId): string {
  const address = adminCentreUrl.replaceAll(/%7BuserId%7D/gi, "{userId}");
  const page = address.includes("{userId}")
    ? address
    : `${address.replace(/\/$/, "")}/${authenticationMethods}`;
  return page.replaceAll("{userId}", encodeURIComponent(userId));
}
