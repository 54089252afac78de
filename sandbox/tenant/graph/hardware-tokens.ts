import type { HardwareToken } from "../hardware-token.ts";
import type { Store } from "../store.ts";
import { holderOf } from "../token-holder.ts";
import { collection } from "./collection.ts";
import { GraphRefusal } from "./graph-refusal.ts";
import type { Operation } from "./operation.ts";

/**
 * The tokens of the tenant, assigned or not
 * (https://learn.microsoft.com/graph/api/authenticationmethoddevice-list-hardwareoathdevices?view=graph-rest-beta). Rows
 * are flat as the resource page has them; the list page's example nests them.
 */
export const listHardwareTokens: Operation = {
  method: "GET",
  path: "/directory/authenticationMethodDevices/hardwareOathDevices",
  versions: ["beta"],
  service: "directory",
  permissions: ["Policy.Read.All", "Policy.ReadWrite.AuthenticationMethod"],
  options: ["$filter", "$top"],
  run: (request) => {
    const { store } = request.world;
    const test = testOf(request.query.get("$filter"));
    const rows = store.file.hardwareOathDevices.map((token) => row(store, token)).filter(test);
    return collection(request, "directory/authenticationMethodDevices/hardwareOathDevices", rows);
  },
};

function row(store: Store, { secretKey: _, ...token }: HardwareToken) {
  const holder = holderOf(store, { secretKey: _, ...token });
  return {
    "@odata.type": "#microsoft.graph.hardwareOathTokenAuthenticationMethodDevice",
    ...token,
    secretKey: null,
    status: holder?.status ?? "available",
    assignedTo: holder === undefined ? null : { id: holder.owner.id, displayName: holder.owner.displayName },
  };
}

function testOf(filter: string | null): (found: { status: string; serialNumber: string }) => boolean {
  if (filter === null) return () => true;
  const [, field, value] = /^\s*(status|serialNumber) eq '([^']*)'\s*$/.exec(filter) ?? [];
  if (field === "status") return ({ status }) => status === value;
  if (field === "serialNumber") return ({ serialNumber }) => serialNumber === value;
  throw new GraphRefusal(400, "BadRequest", `Invalid filter clause: ${filter}`);
}
