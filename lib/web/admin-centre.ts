import type { UserId } from "../domain/ids.ts";

const authenticationMethods =
  "#view/Microsoft_AAD_UsersAndTenants/UserProfileMenuBlade/~/UserAuthMethods/userId/{userId}";

/**
 * Where an administrator finds the person's MFA settings. Microsoft documents no addresses of the admin centre's pages;
 * this one is as its Zero Trust Assessment links to it
 * (https://github.com/microsoft/zerotrustassessment/blob/main/src/powershell/tests/Test-Assessment.21801.ps1). So
 * `adminCentreUrl` may name the page itself: whatever has a `#` or `{userId}` in it is a page, and not the site.
 */
export function adminCentreLink(adminCentreUrl: string, userId: UserId): string {
  const address = adminCentreUrl.replaceAll(/%7BuserId%7D/gi, "{userId}");
  const isPage = address.includes("#") || address.includes("{userId}");
  const page = isPage ? address : `${address.replace(/\/+$/, "")}/${authenticationMethods}`;
  return page.replaceAll("{userId}", encodeURIComponent(userId));
}

/** The admin centre itself, for what has no page of one person. */
export const adminCentreSite = (adminCentreUrl: string): string => new URL(adminCentreUrl).origin;
