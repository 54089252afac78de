import { decided, type RemovalProfile } from "../removal-profile.ts";

/** Nothing goes; which number is replaced is known only when an operator types the new one. */
export const numberChange: RemovalProfile = (methods) =>
  decided(methods, ({ type }) => {
    if (type === "phone") return "may-be-replaced";
    return type === "password" ? "not-deletable" : "not-asked-for";
  });
