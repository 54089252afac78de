import { decided, type RemovalProfile } from "../removal-profile.ts";

/** The one hardware token; which of several was lost, the directory does not tell. */
export const hardwareToken: RemovalProfile = (methods) => {
  const tokens = methods.filter(({ type }) => type === "hardwareOath").length;
  return decided(methods, ({ type }) => {
    if (type === "hardwareOath") return tokens === 1 ? "lost-token" : "not-told-apart";
    return type === "password" ? "not-deletable" : "not-asked-for";
  });
};
