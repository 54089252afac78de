import { z } from "zod";
import type { Method } from "../cast.ts";
import { kindOf } from "./kinds.ts";
import type { Sorting } from "./sorting.ts";

/**
 * Apps on phones that hold passkeys bound to the phone, and for which a maker vouches as for any key:
 * https://learn.microsoft.com/entra/identity/authentication/how-to-enable-authenticator-passkey, and Android's own in
 * https://github.com/passkeydeveloper/passkey-authenticator-aaguids.
 */
const modelsOfApps = [
  "de1e552d-db1d-4423-a619-566b625cdc84",
  "90a3ccdf-635c-4729-a248-9b709135078f",
  "b93fd961-f2e6-462f-b122-82002247de78",
];

/**
 * Who made it and that it cannot be copied is vouched for:
 * https://learn.microsoft.com/graph/api/resources/fido2authenticationmethod.
 */
const aKey = z.object({
  aaGuid: z.guid().refine((model) => !modelsOfApps.includes(model.toLowerCase())),
  passkeyType: z.literal("deviceBound"),
  attestationLevel: z.literal("attested"),
});

/** https://learn.microsoft.com/graph/api/resources/platformcredentialauthenticationmethod: none of these is a phone's. */
const ofComputer = z.object({ platform: z.enum(["windows", "macOS", "linux"]) });

/**
 * Whoever has the phone may have more of the person's, and can register keys of their own: all goes but the password, and what
 * is proven to be elsewhere and to have been there before.
 */
export const notProvenElsewhere: Sorting = (methods, _, outOfHandSince) =>
  methods.map((method) => {
    const isOld = method.createdDateTime !== null && Date.parse(method.createdDateTime) < outOfHandSince;
    return kindOf(method) === "password" || (isOld && isProvenElsewhere(method)) ? "stays" : "goes";
  });

function isProvenElsewhere(method: Method): boolean {
  switch (kindOf(method)) {
    case "hardwareOath":
    case "windowsHelloForBusiness":
      return true;
    case "platformCredential":
      return ofComputer.safeParse(method).success;
    case "fido2":
      return aKey.safeParse(method).success;
    default:
      return false;
  }
}
