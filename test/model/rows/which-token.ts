/** Which hardware token may be given to whom, and what shows that they have it. */
import { aToken, authenticator, cast, heldToken, password, personIn, unknownMethod } from "../cast.ts";
import type { Row } from "../row.ts";

const situation = "hardware-token-assign";
const serial = "1042";
const asked = { token: serial };
const activated = { token: serial, activates: true as const };

/** Two tokens, of which the other one is somebody else's. */
const stock: NonNullable<Row["tenant"]> = (file) => {
  file.hardwareOathDevices.push(aToken(serial), aToken("1043"));
  personIn(file, cast.other).methods.push(heldToken("1043", "activated"));
};
const withStock =
  (change: NonNullable<Row["tenant"]>): NonNullable<Row["tenant"]> =>
  (file, subject) => {
    stock(file, subject);
    change(file, subject);
  };

const rows: readonly Omit<Row, "situation">[] = [
  { name: "nobody's token is assigned and activated", ends: "completed verified", doings: activated },
  { name: "a token that nobody activates is no more than assigned", ends: "completed open", doings: asked },
  {
    name: "somebody else's token stays theirs",
    ends: "stopped token-with-somebody-else",
    doings: { token: "1043" },
  },
  {
    name: "a serial number that the tenant does not know",
    ends: "stopped no-such-token",
    doings: { token: "9" },
  },
  {
    name: "a serial number that begins like a known one",
    ends: "stopped no-such-token",
    doings: { token: "104" },
  },
  { name: "a ticket that names no token", ends: "stopped token-not-named" },
  {
    ...{ name: "a token that they have", ends: "stopped token-held-already", doings: activated },
    tenant: withStock((_, subject) => void subject.methods.push(heldToken(serial, "activated"))),
  },
  {
    ...{
      name: "a token that they have and never activated",
      ends: "stopped token-held-already",
      doings: asked,
    },
    tenant: withStock((_, subject) => void subject.methods.push(heldToken(serial, "assigned"))),
  },
  {
    ...{ name: "a second token beside the one they have", ends: "completed verified", doings: activated },
    tenant: withStock(({ hardwareOathDevices }, subject) => {
      hardwareOathDevices.push(aToken("1044"));
      subject.methods.push(heldToken("1044", "activated"));
    }),
  },
  {
    ...{ name: "a first method at all", ends: "completed verified", doings: activated },
    tenant: withStock((_, subject) => {
      subject.methods = [password()];
      delete subject.preferredMethod;
    }),
  },
  {
    ...{ name: "a method of an unknown kind is no obstacle", ends: "completed verified", doings: activated },
    tenant: withStock((_, subject) => void subject.methods.push(unknownMethod())),
  },
  {
    ...{ name: "lists come in pages of one", ends: "completed verified", doings: activated },
    tenant: withStock((file) => void (file.variants.pageSize = 1)),
  },
  { name: "a manager who says no", ends: "denied denied", doings: activated, answer: "denied" },
  { name: "a manager who calls it an attack", ends: "denied attack", doings: activated, answer: "attack" },
  { name: "a manager who says nothing", ends: "denied lapsed", doings: activated, answer: "silence" },
  {
    ...{ name: "somebody else is given it before the answer", ends: "refused token-with-somebody-else" },
    doings: activated,
    meanwhile: { who: cast.other, patch: { methods: [authenticator(), heldToken(serial, "assigned")] } },
  },
  {
    ...{ name: "they are given it by somebody else before the answer", ends: "refused token-held-already" },
    doings: asked,
    meanwhile: { who: cast.subject, patch: { methods: [password(), heldToken(serial, "assigned")] } },
  },
  {
    ...{ name: "a role is theirs", ends: "refused privileged-role", doings: activated },
    tenant: withStock((file) => {
      const holding = { id: "of-sora", principalId: cast.subject, directoryScopeId: "/" };
      file.roleAssignments.push({
        ...holding,
        roleDefinitionId: file.roleAssignments[0]?.roleDefinitionId ?? "",
      });
    }),
  },
  {
    ...{ name: "nobody to ask", ends: "stopped no-approver", doings: activated },
    tenant: withStock((_, subject) => {
      delete subject.managerId;
    }),
  },
];

export const whichToken: readonly Row[] = rows.map((row) => ({
  ...{ tenant: stock, ...row, situation },
  name: `${situation}: ${row.name}`,
}));
