import { bothVersions, type Operation } from "./operation.ts";
import { passPolicyBody, policyReaders } from "./policies.ts";

/** https://learn.microsoft.com/graph/api/authenticationmethodspolicy-get, with the kinds of method that the tenant file knows. */
export const getMethodsPolicy: Operation = {
  method: "GET",
  path: "/policies/authenticationMethodsPolicy",
  versions: bothVersions,
  service: "directory",
  permissions: policyReaders,
  run: ({ world, version }) => {
    const { authenticationMethodStates, smsSignInPolicy, temporaryAccessPassPolicy } = world.store.file;
    const states = Object.entries(authenticationMethodStates).map(([id, state]) => ({
      "@odata.type": `#microsoft.graph.${id[0]?.toLowerCase() ?? ""}${id.slice(1)}AuthenticationMethodConfiguration`,
      id,
      state,
    }));
    const isUsableForSignIn = smsSignInPolicy.state === "enabled";
    const sms = {
      "@odata.type": "#microsoft.graph.smsAuthenticationMethodConfiguration",
      id: "Sms",
      state: "enabled",
      includeTargets: smsSignInPolicy.includeTargets.map((target) => ({ ...target, isUsableForSignIn })),
      excludeTargets: smsSignInPolicy.excludeTargets,
    };
    return {
      status: 200,
      body: {
        "@odata.context": `${world.url()}/${version}/$metadata#authenticationMethodsPolicy`,
        id: "authenticationMethodsPolicy",
        authenticationMethodConfigurations: [...states, sms, passPolicyBody(temporaryAccessPassPolicy)],
      },
    };
  },
};
