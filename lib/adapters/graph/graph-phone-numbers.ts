import type { Client } from "@microsoft/microsoft-graph-client";
import { z } from "zod";
import { phoneType, type PhoneType } from "../../domain/phone-number.ts";
import { Secret } from "../../domain/secret.ts";
import type { PhoneNumber, PhoneNumbers } from "../../ports/phone-numbers.ts";
import { graphCall } from "./graph-call.ts";
import { graphPages } from "./graph-pages.ts";
import { graphPath } from "./graph-path.ts";

/** The same for everybody: https://learn.microsoft.com/graph/api/resources/phoneauthenticationmethod */
const ids: Readonly<Record<PhoneType, string>> = {
  mobile: "3179e48a-750b-4051-897c-87b9720928f7",
  alternateMobile: "b6332ec1-7057-4abe-9331-3d72feddfe41",
  office: "e37fc753-ff3b-4958-9484-eaa9425c82bc",
};

const row = z.object({
  phoneNumber: z.string().transform((number) => new Secret(number)),
  phoneType,
  smsSignInState: z.string().nullish(),
});

/** Those of the documented states in which no number signs in; `ready` is the one in which it does. */
const off = ["notSupported", "notAllowedByPolicy", "notEnabled", "phoneNumberNotUnique", "notConfigured"];

const smsSignInOf = (state: string | null | undefined): PhoneNumber["smsSignIn"] =>
  state === "ready" ? "on" : off.includes(state ?? "") ? "off" : "unknown";

/**
 * Phone numbers on Microsoft Graph. Least application permission: `UserAuthMethod-Phone.ReadWrite.All`
 * (https://learn.microsoft.com/graph/api/authentication-post-phonemethods, …/phoneauthenticationmethod-update,
 * …/phoneauthenticationmethod-disablesmssignin).
 */
export const graphPhoneNumbers = (client: Client): PhoneNumbers => ({
  list: async (subject) => {
    const path = graphPath`/users/${subject}/authentication/phoneMethods`;
    const { rows } = await graphPages(client, { what: "list phone numbers", path }, row);
    return rows.map(({ phoneNumber: number, phoneType: type, smsSignInState }) => ({
      ...{ type, number, smsSignIn: smsSignInOf(smsSignInState) },
    }));
  },
  add: async (subject, type, number) => {
    const { requestId } = await graphCall(client, {
      what: "add a phone number",
      method: "POST",
      path: graphPath`/users/${subject}/authentication/phoneMethods`,
      body: { phoneNumber: number.reveal(), phoneType: type },
    });
    return { requestId };
  },
  change: async (subject, type, number) => {
    const { requestId } = await graphCall(client, {
      what: "change a phone number",
      method: "PATCH",
      path: graphPath`/users/${subject}/authentication/phoneMethods/${ids[type]}`,
      body: { phoneNumber: number.reveal(), phoneType: type },
    });
    return { requestId };
  },
  turnOffSmsSignIn: async (subject, type) => {
    const { requestId } = await graphCall(client, {
      what: "turn off SMS sign-in",
      method: "POST",
      path: graphPath`/users/${subject}/authentication/phoneMethods/${ids[type]}/disableSmsSignIn`,
    });
    return { requestId };
  },
});
