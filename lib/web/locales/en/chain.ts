import type { ChainFault } from "../../../domain/audit-chain.ts";

/** What the check of a trail found in one entry; the sentence goes on from the entry's number. */
const faults: Record<ChainFault, string> = {
  unreadable: "it is no audit record.",
  "not-canonical": "it says the same in other bytes than were written.",
  hash: "it is not what its hash was made of.",
  prev: "it does not follow on the entry before it.",
  sequence: "it does not have the next number.",
  "row-key": "it stands in another place than its number says.",
  case: "it belongs to another case.",
  "repeated-id": "it says something that was said before.",
  "end-without-begin": "it ends what never began.",
  "begin-without-end":
    "it began and has no end, although the case was closed; whether it took effect is not known.",
  "under-way": "it began and has no end yet.",
  "removal-without-approval": "the removal of a method began without every approval that it needs before it.",
  "device-without-approval":
    "the disabling of a device began without every approval that it needs before it.",
  "token-without-approval": "the assignment of a token began without every approval that it needs before it.",
  "pass-without-approval": "the hand-over of a pass began without every approval that it needs before it.",
  "number-without-approval":
    "the entry of a phone number began without every approval that it needs before it.",
  "lift-without-approval": "the quarantine was ended without an approval of that before it.",
};

export const chainEn = {
  faults,
  unapproved:
    "The chain holds: nothing points to a changed entry. But it shows something that was done, or begun, without every approval that it needs before it, so somebody or something went around the approval. Tell the security team.",
};
