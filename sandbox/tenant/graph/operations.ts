import { checkMemberGroups } from "./check-member-groups.ts";
import { listConditionalAccess } from "./conditional-access.ts";
import { createPass } from "./create-pass.ts";
import { deleteMethods } from "./delete-method.ts";
import { getDevice, patchDevice, registeredDevices } from "./devices.ts";
import { directoryAudits } from "./directory-audits.ts";
import { groupEligibilityInstances } from "./group-eligibilities.ts";
import { getGroup } from "./groups.ts";
import { addMember, listMembers, removeMember } from "./group-members.ts";
import {
  activateToken,
  assignAndActivateBySerialNumber,
  assignAndActivateToken,
  assignToken,
  deactivateToken,
} from "./hardware-oath.ts";
import { listHardwareTokens } from "./hardware-tokens.ts";
import { sendMail } from "./mail.ts";
import { getMethodsPolicy } from "./method-policies.ts";
import { listMethods, refuseGenericDelete } from "./methods.ts";
import type { Operation } from "./operation.ts";
import { changePhone, createPhone, disableSmsSignIn, enableSmsSignIn } from "./phone-methods.ts";
import {
  getDomain,
  getMfaServicePolicy,
  getPassPolicy,
  getRequirements,
  listFederation,
} from "./policies.ts";
import { getRiskyUser } from "./risky-users.ts";
import { ownedGroups } from "./owned-groups.ts";
import {
  roleAssignmentInstances,
  roleAssignments,
  roleEligibilityInstances,
  transitiveGroups,
  transitiveRoleAssignments,
  transitiveRoles,
} from "./roles.ts";
import { revokeSignInSessions } from "./sessions.ts";
import { getSignInPreferences, patchSignInPreferences } from "./sign-in-preferences.ts";
import { listSubscribedSkus } from "./subscribed-skus.ts";
import { typedMethods } from "./typed-methods.ts";
import { getManager, getUser } from "./users.ts";

/** All that Graph offers in the sandbox; what is not here is an unknown path. */
export function graphOperations(): readonly Operation[] {
  return [
    getUser,
    getManager,
    getRiskyUser,
    listMethods,
    refuseGenericDelete,
    ...typedMethods,
    ...deleteMethods,
    createPass,
    assignToken,
    assignAndActivateToken,
    assignAndActivateBySerialNumber,
    activateToken,
    deactivateToken,
    listHardwareTokens,
    createPhone,
    changePhone,
    enableSmsSignIn,
    disableSmsSignIn,
    getSignInPreferences,
    patchSignInPreferences,
    getRequirements,
    getMfaServicePolicy,
    getPassPolicy,
    getMethodsPolicy,
    listSubscribedSkus,
    getDomain,
    listFederation,
    revokeSignInSessions,
    transitiveRoles,
    transitiveGroups,
    ownedGroups,
    getGroup,
    listMembers,
    addMember,
    removeMember,
    checkMemberGroups,
    listConditionalAccess,
    roleAssignments,
    roleAssignmentInstances,
    roleEligibilityInstances,
    groupEligibilityInstances,
    transitiveRoleAssignments,
    registeredDevices,
    getDevice,
    patchDevice,
    sendMail,
    directoryAudits(),
  ];
}
