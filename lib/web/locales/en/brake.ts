import type { BrakeCause } from "../../../domain/brake.ts";

const causeNames: Record<BrakeCause, string> = {
  "tenant-limit": "Too many cases in a short time",
  "elevated-threat": "Elevated threat",
};

const causes: Record<BrakeCause, string> = {
  "tenant-limit":
    "There were too many cases in a short time. Find out where they come from before you let removals go on.",
  "elevated-threat": "A security officer stopped removals because of a threat.",
};

export const brakeEn = {
  title: "Brake",
  off: "Removals go on as approved. No brake is on.",
  on: "Removals are stopped for all accounts.",
  causeNames,
  causes,
  cause: "Why",
  pulledAt: "Stopped",
  pulledBy: "By",
  pulledBecause: "Reason given",
  liftedAt: "Let go on",
  liftedBy: "Let go on by",
  liftedBecause: "Reason for it",
  pullHeading: "Stop removals",
  pullHint:
    "For all accounts, also in cases that were approved already. Accounts of new cases are still contained: sessions are revoked.",
  pull: "Stop removals",
  liftHeading: "Let removals go on",
  liftHint:
    "Cases that ended meanwhile do not start again; where something is left to do, a new case is needed.",
  lift: "Let removals go on",
  officersOnly: "Only people with the role SecurityOfficer can stop removals or let them go on.",
  changed: "Somebody else changed this meanwhile; what you sent changed nothing. This is how it is now.",
  past: "Before",
  never: "Removals were never stopped.",
  trailHint: "Each stop and each end of one stands in the audit trail",
  link: "Brake",
};
