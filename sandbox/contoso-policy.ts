/** What Contoso decided, by the object ids of `tenant/contoso.json`; the rest are the policy's defaults. */
export const contosoPolicy = {
  /** "Quarantine: no legacy authentication", to which a Conditional Access policy is tied. */
  quarantine: { groupId: "8a6d2f0e-2f55-4c0c-9d4f-6b1c0c7d5e31" },
  /** Haruka Ito. */
  secondApprovers: ["142c8364-7806-4577-93e7-83e7eb04b39b"],
};
