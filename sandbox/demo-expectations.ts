import type { ShownCase } from "./people/watch-case.ts";
import type { Tenant } from "./tenant/start-tenant.ts";

type State = ReturnType<Tenant["tenantState"]>;
type Person = State["people"][number];

const gone = ["microsoftAuthenticator", "softwareOath", "phone"];
const typeOf = (odataType: unknown): string =>
  String(odataType).replace("#microsoft.graph.", "").replace("AuthenticationMethod", "");
const idsIn = (ids: readonly (string | undefined)[]): string => [...ids].sort().join();

/** Holds what the product claims against the tenant itself; a line for each thing that is not as it should be. */
export function demoExpectations(state: State, before: Person, shown: ShownCase, chainOk: boolean): string[] {
  const now = state.people.find(({ id }) => id === before.id);
  const left = (now?.methods ?? []).map((method) => typeOf(method["@odata.type"]));
  const lost = before.methods.filter((method) => gone.includes(typeOf(method["@odata.type"])));
  const proven = shown.steps.filter(({ name, status }) => name === "remove-method" && status === "verified");
  const statusOf = (name: string): string[] =>
    shown.steps.filter((step) => step.name === name).map(({ status }) => status);
  const checks: [boolean, string][] = [
    [
      shown.record.ending?.kind === "completed",
      `the case ended ${shown.record.ending?.kind ?? "not at all"}`,
    ],
    [!gone.some((type) => left.includes(type)), `methods of the lost phone are left: ${left.join(", ")}`],
    [left.includes("fido2"), "the FIDO2 key is gone"],
    [
      now !== undefined && now.signInSessionsValidFromDateTime > before.signInSessionsValidFromDateTime,
      "sessions were not revoked",
    ],
    [lost.length === gone.length, `the phone held ${lost.length} methods before, not ${gone.length}`],
    [
      idsIn(proven.map(({ method }) => method?.id)) === idsIn(lost.map(({ id }) => id)) &&
        statusOf("remove-method").length === lost.length,
      `${proven.length} of ${statusOf("remove-method").length} removals are verified, for ${lost.length} methods`,
    ],
    [statusOf("check-app-passwords").join() === "open", "app passwords are not shown as open"],
    [shown.status === "open", `the case claims ${shown.status}`],
    [chainOk, "the audit chain does not verify"],
  ];
  return checks.filter(([holds]) => !holds).map(([, problem]) => problem);
}
