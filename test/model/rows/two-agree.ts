/** A stolen phone: who has to agree, and to the end of the quarantine. */
import type { TenantFile } from "../../../sandbox/tenant/schema.ts";
import { attestedKey, authenticator, cast, personIn, quarantineGroup, type Person } from "../cast.ts";
import type { Row } from "../row.ts";
import { having, stolenRow as row } from "./stolen-row.ts";

const theSecond = (patch: Partial<Person>) => (file: TenantFile) =>
  void Object.assign(personIn(file, cast.second), patch);

const whoAgrees: readonly Row[] = [
  row("the second says no", "denied denied", { secondAnswer: "denied" }),
  row("the second never answers", "denied lapsed", { secondAnswer: "silence" }),
  row("the second calls it an attack", "denied attack", { secondAnswer: "attack" }),
  row("the manager says no, and nobody else is asked", "denied denied", { answer: "denied" }),
  row("the manager calls it an attack", "denied attack", { answer: "attack", secondAnswer: "approved" }),
  row("no second is named", "stopped no-second-approver", { secondApprovers: [] }),
  row("the second is the manager", "stopped no-second-approver", { secondApprovers: [cast.manager] }),
  row("the second is whoever asked", "stopped no-second-approver", { secondApprovers: [cast.requester] }),
  row("the second is the subject", "stopped no-second-approver", { secondApprovers: [cast.subject] }),
  row("the directory does not know the second", "stopped no-second-approver", {
    secondApprovers: ["00000000-0000-4000-8000-00000000dead"],
  }),
  row("the second cannot sign in", "stopped no-second-approver", {
    tenant: theSecond({ accountEnabled: false }),
  }),
  row("the second is of another organisation", "stopped no-second-approver", {
    tenant: theSecond({ externalUserState: "Accepted" }),
  }),
  row("the second reports to the subject", "stopped no-second-approver", {
    tenant: theSecond({ managerId: cast.subject }),
  }),
  row("the second reports to the manager, through somebody", "stopped no-second-approver", {
    tenant: (file) => {
      theSecond({ managerId: cast.other })(file);
      personIn(file, cast.other).managerId = cast.manager;
    },
  }),
  row("the second stands above the manager", "completed open", {
    tenant: (file) => void Object.assign(personIn(file, cast.manager), { managerId: cast.second }),
  }),
  row("the first who may is asked", "completed open", {
    tenant: theSecond({ accountEnabled: false }),
    secondApprovers: [cast.manager, cast.second, cast.other],
  }),
  row("the second leaves before the answer", "refused no-second-approver", {
    meanwhile: { who: cast.second, patch: { accountEnabled: false } },
  }),
];

const quarantines: readonly Row[] = [
  row("no group is named", "completed open", { lift: undefined }),
  row("the end of it is denied", "completed contained", {
    ...{ lift: "denied", areAppPasswordsDeleted: true },
    tenant: having([authenticator(), attestedKey()], (_, subject) => {
      subject.appPasswords = [{ name: "Mail", createdDaysAgo: 200 }];
    }),
  }),
  row("nobody answers about the end of it", "completed contained", {
    ...{ lift: "silence", tenant: having([authenticator(), attestedKey()]) },
  }),
  row("the end of it is called an attack", "completed contained", {
    ...{ lift: "attack", tenant: having([authenticator(), attestedKey()]) },
  }),
  row("who was in it before stays in it", "completed contained", {
    tenant: having([authenticator(), attestedKey()], ({ groups }) => {
      for (const { id, members } of groups) if (id === quarantineGroup) members.push(cast.subject);
    }),
  }),
];

export const twoAgree: readonly Row[] = [...whoAgrees, ...quarantines];
