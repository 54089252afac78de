import type { DemoSituation } from "./demo-situations.ts";
import type { ShownCase } from "./people/watch-case.ts";
import type { Tenant } from "./tenant/start-tenant.ts";

type State = ReturnType<Tenant["tenantState"]>;
type Person = State["people"][number];

const typeOf = (odataType: unknown): string =>
  String(odataType).replace("#microsoft.graph.", "").replace("AuthenticationMethod", "");
const idsIn = (ids: readonly (string | undefined)[]): string => [...ids].sort().join();

const namesOfDisabled = ({ devices }: State): string[] =>
  devices.filter(({ accountEnabled }) => !accountEnabled).map(({ displayName }) => displayName);

/** Holds what the product claims against the tenant itself; a line for each thing that is not as it should be. */
export function demoExpectations(
  { gone, added = [], number, open, isContained, disabled = [] }: DemoSituation,
  state: State,
  before: Person,
  shown: ShownCase,
  chainOk: boolean,
): string[] {
  const now = state.people.find(({ id }) => id === before.id);
  const isNew = ({ id }: Person["methods"][number]) => !before.methods.some((method) => method.id === id);
  const left = (now?.methods ?? []).filter((method) => !isNew(method)).map(({ id }) => id);
  const registered = (now?.methods ?? []).filter(isNew).map((method) => typeOf(method["@odata.type"]));
  const isLost = (method: Person["methods"][number]) => gone.includes(typeOf(method["@odata.type"]));
  const lost = before.methods.filter(isLost).map(({ id }) => id);
  const kept = before.methods.filter((method) => !isLost(method)).map(({ id }) => id);
  const proven = shown.steps.filter(({ name, status }) => name === "remove-method" && status === "verified");
  const opened = shown.steps.filter(({ status }) => status === "open");
  const isRevoked = now && now.signInSessionsValidFromDateTime > before.signInSessionsValidFromDateTime;
  const wanted = Object.keys(open).length > 0 ? "open" : "verified";
  const checks: [boolean, string][] = [
    [
      shown.record.ending?.kind === "completed",
      `the case ended ${shown.record.ending?.kind ?? "not at all"}`,
    ],
    [idsIn(left) === idsIn(kept), `methods left: ${idsIn(left)}; expected: ${idsIn(kept)}`],
    [idsIn(registered) === idsIn(added), `methods added: ${idsIn(registered)}; expected: ${idsIn(added)}`],
    [isRevoked === isContained, isContained ? "sessions were not revoked" : "sessions were revoked"],
    [
      number === undefined || (now?.methods ?? []).some((method) => method["phoneNumber"] === number),
      "the number that was entered is not in the tenant",
    ],
    [lost.length === gone.length, `there were ${lost.length} methods to go, not ${gone.length}`],
    [
      idsIn(proven.map(({ method }) => method?.id)) === idsIn(lost),
      `${proven.length} removals are verified, for ${lost.length} methods`,
    ],
    [
      idsIn(opened.map(({ name, because }) => `${name} ${because ?? ""}`)) ===
        idsIn(Object.entries(open).map((one) => one.join(" "))),
      `open: ${opened.map(({ name, because }) => `${name} ${because ?? ""}`).join(", ")}`,
    ],
    [shown.status === wanted, `the case claims ${shown.status}`],
    [
      idsIn(namesOfDisabled(state)) === idsIn(disabled),
      `disabled devices: ${idsIn(namesOfDisabled(state))}; expected: ${idsIn(disabled)}`,
    ],
    [chainOk, "the audit chain does not verify"],
  ];
  return checks.filter(([holds]) => !holds).map(([, problem]) => problem);
}
