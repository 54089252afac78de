/** Requests that not every situation makes where all goes well, and the situations that do; requests-made.test.ts looks. */
const removing = ["lost-phone", "stolen-phone", "require-reregistration"];
const removingTheApp = [...removing, "authenticator-not-activated", "new-phone"];
const deleting = [...removingTheApp, "hardware-token-lost"];
const revoking = [...removing, "forget-devices", "hardware-token-lost"];

export const requestsMade = {
  revocation: { is: /^POST .+\/revokeSignInSessions$/, madeIn: revoking },
  deletion: { is: /^DELETE .+\/authentication\//, madeIn: deleting },
  "deletion of the app's entry": { is: /^DELETE .+\/app$/, madeIn: removingTheApp },
  "deletion of the token": { is: /^DELETE .+\/codes$/, madeIn: removing },
  "deletion of the number": { is: /^DELETE .+\/phoneMethods\//, madeIn: removing },
  "write to the number": { is: /^(DELETE|PATCH) .+\/phoneMethods\//, madeIn: [...removing, "number-change"] },
  registration: {
    is: /^(POST|PATCH) .+\/(phone|hardwareOath)Methods(\/[^/]+)?$/,
    madeIn: ["number-change", "hardware-token-assign"],
  },
  "registration of a number": { is: /^(POST|PATCH) .+\/phoneMethods(\/[^/]+)?$/, madeIn: ["number-change"] },
  "change of methods": {
    is: /^(POST|PATCH|DELETE) .+\/authentication\//,
    madeIn: [...deleting, "number-change", "hardware-token-assign"],
  },
  "change of a group": { is: /^(POST|DELETE) \/v1.0\/groups\//, madeIn: ["lost-phone", "stolen-phone"] },
  "look into the audit log": {
    is: /^GET \/v1.0\/auditLogs\//,
    madeIn: [...deleting, "number-change", "hardware-token-assign", "app-passwords-not-working"],
  },
} as const satisfies Readonly<Record<string, { readonly is: RegExp; readonly madeIn: readonly string[] }>>;

export type RequestMade = keyof typeof requestsMade;
