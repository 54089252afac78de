import type { TenantFile } from "../../../sandbox/tenant/schema.ts";
import type { Method, Person } from "../cast.ts";
import { kindOf } from "./kinds.ts";

/**
 * Which of these the directory lets go, whatever the order: the default second factor is refused while others remain
 * (graph-docs#14470, graph-docs#18091), and in some tenants the mobile number while there is an alternate one.
 */
export function deletable(
  { variants }: Pick<TenantFile, "variants">,
  { methods, preferredMethod }: Person,
  going: readonly Method[],
): Method[] {
  const left = [...methods];
  const isHeld = (method: Method): boolean => {
    const others = left.filter((one) => one !== method && kindOf(one) !== "password");
    const isMobile = method["phoneType"] === "mobile";
    const hasAlternate = others.some(({ phoneType }) => phoneType === "alternateMobile");
    if (isMobile && hasAlternate && variants.mobileWithAlternate === "refused") return true;
    if (defaultOf(left, preferredMethod) !== method) return false;
    switch (variants.defaultHeldBy) {
      case "nothing":
        return false;
      case "any-other-method":
        return others.length > 0;
      case "other-second-factors":
        return others.some((one) => choices.some((choice) => isChosenBy(choice, one)));
    }
  };
  for (;;) {
    const next = going.find((method) => left.includes(method) && !isHeld(method));
    if (!next) return going.filter((method) => !left.includes(method));
    left.splice(left.indexOf(next), 1);
  }
}

/** The one of these that the person's second factor defaults to. */
export const defaultOf = (
  methods: readonly Method[],
  preferredMethod: Person["preferredMethod"],
): Method | undefined => methods.find((one) => isChosenBy(preferredMethod, one));

const choices = ["push", "oath", "sms", "voiceMobile", "voiceAlternateMobile", "voiceOffice"];

/** https://learn.microsoft.com/graph/api/authentication-update?view=graph-rest-beta: what each choice of a default means. */
function isChosenBy(choice: string | undefined, method: Method): boolean {
  switch (choice) {
    case "push":
      return kindOf(method) === "microsoftAuthenticator";
    case "oath":
      return ["softwareOath", "hardwareOath"].includes(kindOf(method));
    case "sms":
    case "voiceMobile":
      return method["phoneType"] === "mobile";
    case "voiceAlternateMobile":
      return method["phoneType"] === "alternateMobile";
    case "voiceOffice":
      return method["phoneType"] === "office";
    case undefined:
    default:
      return false;
  }
}
