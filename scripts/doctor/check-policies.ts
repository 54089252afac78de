import type { Client } from "@microsoft/microsoft-graph-client";
import { z } from "zod";
import { graphCall } from "../../lib/adapters/graph/graph-call.ts";
import { graphPath } from "../../lib/adapters/graph/graph-path.ts";
import { parsed } from "../../lib/adapters/graph/parsed.ts";
import { found, ok, type Finding } from "./finding.ts";
import { reading, unread } from "./reading.ts";

const target = z.object({ id: z.string(), isUsableForSignIn: z.boolean().optional() });
const methodConfiguration = z.object({
  id: z.string(),
  state: z.enum(["enabled", "disabled"]),
  includeTargets: z.array(target).default([]),
  excludeTargets: z.array(target).default([]),
});
type MethodConfiguration = z.infer<typeof methodConfiguration>;
const methodsPolicy = z.object({ authenticationMethodConfigurations: z.array(methodConfiguration) });

/** What people can register anew once their phone's methods are gone. */
const strong = ["Fido2", "MicrosoftAuthenticator", "SoftwareOath", "HardwareOath"];

/**
 * What people may sign in with. `Policy.Read.AuthenticationMethod`, or `Policy.Read.All`.
 * https://learn.microsoft.com/graph/api/authenticationmethodspolicy-get
 */
export async function checkMethodPolicies(client: Client): Promise<Finding[]> {
  const what = "read the policy of authentication methods";
  const read = await reading(
    graphCall(client, { what, path: graphPath`/policies/authenticationMethodsPolicy` }).then(
      ({ body }) => parsed(methodsPolicy, body, what).authenticationMethodConfigurations,
    ),
  );
  if (read.kind !== "read")
    return (["strong-methods", "pass-policy", "sms-sign-in"] as const).map((subject) =>
      unread(read, subject),
    );
  const named = (id: string) => read.value.find((method) => method.id === id);
  const usable = strong.filter((id) => named(id)?.state === "enabled");
  return [
    usable.length > 0
      ? ok("strong-methods", usable.join(", "))
      : found("mend", "no-strong-method", "strong-methods"),
    passPolicy(named("TemporaryAccessPass")),
    smsSignIn(named("Sms")),
  ];
}

function passPolicy(policy: MethodConfiguration | undefined): Finding {
  if (!policy) return found("unknown", "not-told", "pass-policy");
  const { state, includeTargets, excludeTargets } = policy;
  if (state === "disabled") return found("mend", "passes-off", "pass-policy");
  if (includeTargets.length === 0) return found("mend", "passes-for-nobody", "pass-policy");
  const isForAll = includeTargets.some(({ id }) => id === "all_users") && excludeTargets.length === 0;
  return isForAll ? ok("pass-policy") : found("by-hand", "passes-for-some", "pass-policy");
}

/** Without a row for text messages nothing is known; with one, a target that says nothing is not known either. */
function smsSignIn(policy: MethodConfiguration | undefined): Finding {
  if (!policy) return found("unknown", "not-told", "sms-sign-in");
  if (policy.state === "disabled") return ok("sms-sign-in");
  const uses = policy.includeTargets.map(({ isUsableForSignIn }) => isUsableForSignIn);
  if (uses.includes(true)) return found("by-hand", "sms-sign-in-on", "sms-sign-in");
  return uses.includes(undefined) ? found("unknown", "not-told", "sms-sign-in") : ok("sms-sign-in");
}
