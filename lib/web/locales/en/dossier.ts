import type { Doer } from "../../../domain/manual-route.ts";

const doers: Record<Doer, string> = {
  "authentication-administrator": "Authentication Administrator",
  "privileged-authentication-administrator": "Privileged Authentication Administrator",
  "authentication-policy-administrator": "Authentication Policy Administrator",
  "home-organisation": "The person's own organisation; here, a User Administrator",
  "other-provider": "Whoever runs the other identity provider; here, an Authentication Administrator",
  "groups-administrator": "Groups Administrator",
  "cloud-device-administrator": "Cloud Device Administrator",
  "scoped-administrator": "Authentication Administrator with the role assigned on the administrative unit",
  "security-officer": "Security officer (app role SecurityOfficer)",
  "security-team": "Security team",
  "program-administrator": "Administrator of this program",
  "help-desk": "Help desk",
  person: "The person",
};

export const dossierEn = {
  title: "To carry on by hand",
  doers,
  doer: "Who",
  where: "Where",
  tenant: "Tenant id",
  account: "Account",
  administrator: "Administrator's user name",
  administratorBlank: "(enter your own)",
  happened: "What happened",
  story: (situation: string, time: string, code: string) => `${situation}, reported ${time}. ${code}`,
  case: "Case",
  support: "If no administrator can sign in",
  supportHow:
    "Microsoft support, also without the portal: https://aka.ms/AzurePortalHelp. It asks for the tenant, the administrator's user name, and what happened when, all of which stands here.",
};
