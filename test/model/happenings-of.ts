import type { Tenant } from "../../sandbox/tenant/start-tenant.ts";
import { aToken, personIn } from "./cast.ts";
import type { Desk } from "./desk.ts";
import type { Case } from "./rules/case.ts";
import type { Script } from "./script.ts";

const anHour = 3600;

/** What people do in the tenant and on the pages, and when. */
export function happeningsOf({
  subject,
  areAppPasswordsDeleted,
  chooses,
  doings = {},
}: Case): Script["meanwhile"] {
  const { token: serial, activates, types = [], appPasswords = [], attests } = doings;
  const deletes = ({ url }: Tenant) =>
    fetch(`${url}/portal/users/${subject}/per-user-mfa`, { method: "POST" });
  const activate = ({ tenantState, activateToken, codeOnToken }: Tenant) => {
    const held = personIn(tenantState(), subject).methods;
    if (serial !== undefined && held.some(({ id }) => id === aToken(serial).id))
      activateToken(subject, serial, codeOnToken(serial));
  };
  const choose = ({ changePerson }: Tenant) => changePerson(subject, { preferredMethod: chooses?.default });
  return [
    ...(chooses ? [{ afterSeconds: chooses.afterSeconds, happens: choose }] : []),
    ...(areAppPasswordsDeleted ? [{ afterSeconds: anHour, happens: deletes }] : []),
    ...appPasswords.map((what, at) => ({
      afterSeconds: anHour + 10 * at,
      happens: (tenant: Tenant) => {
        if (what === "deletes") return deletes(tenant);
        if (what === "deletes-one") {
          tenant.deleteAppPassword(subject);
          return;
        }
        tenant.makeAppPassword(subject, `the ${at}th`);
      },
    })),
    ...(activates ? [{ afterSeconds: 2 * anHour, happens: activate }] : []),
    ...(attests ? [{ afterSeconds: 2 * anHour, happens: (_: Tenant, desk: Desk) => desk.attest() }] : []),
    ...[...new Set(types.map((one) => one.afterSeconds))].map((afterSeconds) => ({
      afterSeconds,
      happens: (_: Tenant, desk: Desk) =>
        desk.type(types.filter((typing) => typing.afterSeconds === afterSeconds)),
    })),
  ];
}
