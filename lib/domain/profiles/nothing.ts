import { decided, type RemovalProfile } from "../removal-profile.ts";

/** For what an approver agrees to that takes nothing away. */
export const nothing: RemovalProfile = (methods) =>
  decided(methods, ({ type }) => (type === "password" ? "not-deletable" : "not-asked-for"));
