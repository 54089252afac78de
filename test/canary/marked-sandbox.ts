/** What the sandbox is given for the marked secrets: settings of the app, and a tenant full of them. */
import type { startTestSandbox } from "../support/sandbox.ts";
import { numbers, oathSecrets } from "./canaries.ts";

type TenantInput = Parameters<NonNullable<NonNullable<Parameters<typeof startTestSandbox>[0]>["change"]>>[0];
type Person = TenantInput["people"][number];

const key = (text: string): string => Buffer.from(text.padEnd(32, "!")).toString("base64");

/** As the sandbox keeps them for both sides. */
export const markedSettings = {
  sessionKeys: `s9:${key("canary-session-key")}`,
  formKeys: `f9:${key("canary-form-key")}`,
  zendeskSecret: "canary-zendesk-secret",
  zendeskToken: "canary-zendesk-token",
  deskSecret: `whsec_${key("canary-desk-secret")}`,
};

/** Errors of the sign-in repeat what was sent, which is the code and the app's own proof of itself. */
const faults = {
  serverErrors: [{ path: "/oauth2/v2.0/token$", method: "POST", status: 500, first: 2 }],
};

export const markedTenant = (tenant: TenantInput): TenantInput => ({
  ...tenant,
  people: [...tenant.people, ...more(tenant.people)].map((person) => ({
    ...person,
    methods: (person.methods ?? []).map((method) => ({
      ...method,
      ...("phoneNumber" in method && { phoneNumber: numbers.standing }),
      ...(method["@odata.type"].includes("fido2") && { displayName: `key ${numbers.standing}` }),
      ...(method["@odata.type"].includes("softwareOath") && { secretKey: oathSecrets.software }),
    })),
  })),
  hardwareOathDevices: (tenant.hardwareOathDevices ?? []).map((token) => ({
    ...token,
    secretKey: oathSecrets.hardware,
  })),
  faults,
});

/** Some like Aiko Tanaka with nothing but what is on the phone. */
function more(people: readonly Person[]): Person[] {
  const like = people.find(({ displayName }) => displayName === "Aiko Tanaka");
  if (!like) throw new Error("Contoso has lost Aiko Tanaka");
  const methods = (like.methods ?? []).filter((one) => !one["@odata.type"].includes("fido2"));
  return ["Hina Abe", "Mio Abe", "Rei Abe", "Kei Abe"].map((displayName, index) => {
    const userPrincipalName = `${displayName.toLowerCase().replace(" ", ".")}@contoso.example`;
    const id = `4d2f1f64-6f0e-4a3e-9d0c-5a3b1f0e7c2${index}`;
    const own = { id, displayName, userPrincipalName, mail: userPrincipalName, employeeId: `C114${index}` };
    return { ...like, ...own, methods, perUserMfaState: "disabled", appPasswords: [] };
  });
}
