import { adminCentreLink } from "../../../lib/web/admin-centre.ts";
import { aUserId } from "../../support/records.ts";

const id = aUserId(7);

test.each([
  [
    "https://entra.microsoft.com",
    `https://entra.microsoft.com/#view/Microsoft_AAD_UsersAndTenants/UserProfileMenuBlade/~/UserAuthMethods/userId/${id}`,
  ],
  [
    "https://entra.microsoft.com/contoso.onmicrosoft.com/",
    `https://entra.microsoft.com/contoso.onmicrosoft.com/#view/Microsoft_AAD_UsersAndTenants/UserProfileMenuBlade/~/UserAuthMethods/userId/${id}`,
  ],
  [
    "https://entra.microsoft.com/#view/Area/Blade/~/Page/userId/{userId}/end~/true",
    `https://entra.microsoft.com/#view/Area/Blade/~/Page/userId/${id}/end~/true`,
  ],
  [
    "https://entra.microsoft.com/#view/Area/PageOfAll.ReactView/tabId/users",
    "https://entra.microsoft.com/#view/Area/PageOfAll.ReactView/tabId/users",
  ],
  ["http://127.0.0.1:8080/portal/users/{userId}/mfa", `http://127.0.0.1:8080/portal/users/${id}/mfa`],
  ["http://127.0.0.1:8080/users/%7BuserId%7D", `http://127.0.0.1:8080/users/${id}`],
])("%s leads to the person's page", (base, expected) => {
  expect(adminCentreLink(base, id)).toBe(expected);
});
