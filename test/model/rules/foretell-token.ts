import type { TenantFile } from "../../../sandbox/tenant/schema.ts";
import { heldToken, personIn } from "../cast.ts";
import type { Foretold } from "./foretold.ts";
import { onceApproved } from "./once-approved.ts";
import type { Case } from "./case.ts";
import { shownAs } from "./shown-as.ts";
import { signsInElsewhere } from "./signs-in-elsewhere.ts";

/**
 * A token that is nobody's is assigned by its id, and works once its holder has entered a code of it
 * (https://learn.microsoft.com/entra/identity/authentication/how-to-mfa-manage-oath-tokens).
 */
export function foretellToken(one: Case): Foretold {
  const { file, subject, doings = {} } = one;
  const isActivated = doings.activates === true;
  return onceApproved(one, {
    steps: ["assign-token", "check-token-activated"],
    problems: (now) => [
      ...(signsInElsewhere(now, subject) ? ["mfa-at-other-provider"] : []),
      ...notToBeHad(now, subject, doings.token),
    ],
    comesTo: () => ({
      ...{ kind: "completed", codes: [] },
      steps: ["assign-token: verified", `check-token-activated: ${isActivated ? "verified" : "open"}`],
      writes: [`POST /beta/users/${subject}/authentication/hardwareOathMethods`],
      left: [
        ...personIn(file, subject).methods.map(shownAs),
        shownAs(heldToken(doings.token ?? "", isActivated ? "activated" : "assigned")),
      ],
      tells: [subject],
    }),
  });
}

/** Whoever has the method of a token has the token. */
function notToBeHad(
  { hardwareOathDevices, people }: TenantFile,
  subject: string,
  serial?: string,
): readonly string[] {
  if (serial === undefined) return ["token-not-named"];
  const token = hardwareOathDevices.find(({ serialNumber }) => serialNumber === serial);
  if (!token) return ["no-such-token"];
  const holder = people.find(({ methods }) => methods.some(({ id }) => id === token.id));
  if (!holder) return [];
  return [holder.id === subject ? "token-held-already" : "token-with-somebody-else"];
}
