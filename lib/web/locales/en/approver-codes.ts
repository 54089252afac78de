import { byHand, userPage, type CodeText } from "./case-codes.ts";

/** Codes of whoever would approve, and of what the person and their manager are told by. */
export const approverCodesEn = {
  "no-approver": {
    says: "The directory names no manager, so nobody can approve the removal. This case removes nothing.",
    route: `Have the manager entered in the directory and open a new case; or: ${byHand}`,
  },
  "approver-disabled": {
    says: "The manager's account is disabled, so nobody can approve the removal. This case removes nothing.",
    route: `Have the present manager entered in the directory and open a new case; or: ${byHand}`,
  },
  "approver-external": {
    says: "The manager is an external guest and may not approve. This case removes nothing.",
    route: `Have a manager of this organisation entered in the directory and open a new case; or: ${byHand}`,
  },
  "approver-is-contact": {
    says: "The manager in the directory is a contact without an account, and cannot sign in to approve. This case removes nothing.",
    route: `Have the manager's account entered in the directory and open a new case; or: ${byHand}`,
  },
  "approver-is-subject": {
    says: "The directory names the person as their own manager; nobody approves for themselves. This case removes nothing.",
    route: `Have the manager corrected in the directory and open a new case; or: ${byHand}`,
  },
  "approver-is-requester": {
    says: "The manager asked for this, and whoever asks does not approve. This case removes nothing.",
    route: `Somebody else, for example the help desk, opens a new case; or: ${byHand}`,
  },
  "approver-reports-to-subject": {
    says: "In the directory the person is above their own manager, so that the two could approve for each other. This case removes nothing.",
    route: `Have the manager corrected in the directory and open a new case; or: ${byHand}`,
  },
  "approver-is-remediated": {
    says: "A case about whoever approves this one is open as well, so their own account may be in other hands. Nothing that they agreed to is done.",
    route: `Open a new case once that one has ended; or: ${byHand}`,
  },
  "manager-changed": {
    says: "The directory's audit log shows that the person's manager was changed lately. Whoever changes a manager could make an approver of themselves, so this case removes nothing.",
    route: `Ask whoever keeps the directory who changed it and why; if nobody knows, tell the security team. If it is right: ${byHand}`,
  },
  "contact-changed": {
    says: "The directory's audit log shows that the person's phone number or mail address was changed lately. Whoever changes these could be called back in the person's name, so this case removes nothing.",
    route: `Do not call the new number. Ask whoever keeps the directory who changed it and why; if nobody knows, tell the security team. If it is right, an Authentication Administrator can remove the methods concerned by hand (${userPage}), after seeing the person in person, or by video with ID.`,
  },
  "manager-change-unread": {
    says: "Whether the person's manager, phone number or mail address was changed lately could not be read from the directory's audit log. This case removes nothing.",
    route: `The administrator of this program checks its Graph permission AuditLog.Read.All. Until then: ${byHand}`,
  },
} satisfies Record<string, CodeText>;
