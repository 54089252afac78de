import { decided, type RemovalProfile } from "../removal-profile.ts";

/** The one hardware token; of several, the one whose serial number the request names. */
export const hardwareToken: RemovalProfile = (methods) => {
  const tokens = methods.filter(({ type }) => type === "hardwareOath");
  const isAnyTold = tokens.some(({ isNamedToken }) => isNamedToken !== undefined);
  const [lost, ...others] = isAnyTold ? tokens.filter(({ isNamedToken }) => isNamedToken) : tokens;
  return decided(methods, (method) => {
    if (method.type === "password") return "not-deletable";
    if (method.type !== "hardwareOath") return "not-asked-for";
    if (lost === undefined || others.length > 0) return "not-told-apart";
    return method === lost ? "lost-token" : "another-token";
  });
};
