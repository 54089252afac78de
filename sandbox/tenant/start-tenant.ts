import type { Group } from "./groups-at.ts";
import { activateAsHolder } from "./activate-as-holder.ts";
import { handleRequest } from "./handle-request.ts";
import { codeShownBy } from "./hardware-token.ts";
import { openKeys } from "./keys.ts";
import { deleteAppPassword } from "./delete-app-password.ts";
import { makeAppPassword } from "./make-app-password.ts";
import { forgetHistory } from "./methods-at.ts";
import { register, registerWithPass, type RegistrableKind } from "./register-security-info.ts";
import type { Device } from "./schema-device.ts";
import { person, type AuthenticationMethod, type Person } from "./schema-person.ts";
import { openStore, type Store, type TenantState } from "./store.ts";
import { startLoopbackServer } from "./web/loopback-server.ts";
import { issuerOf, type World } from "./world.ts";

export interface TenantOptions {
  /** Folder for state, keys and journal; kept between starts. */
  readonly dir: string;
  /** The tenant file (`schema.ts`). */
  readonly file: string;
  /** 0 = a free one. */
  readonly port: number;
  /** Where the application may be sent back to after signing in or out; compared letter by letter. */
  readonly redirectUris: readonly string[];
}

export interface Tenant {
  /** Graph is at `${url}/v1.0` and `${url}/beta`. */
  readonly url: string;
  readonly tenantId: string;
  readonly issuer: string;
  /** The application people sign in to. */
  readonly clientId: string;
  /** For IDENTITY_ENDPOINT and IDENTITY_HEADER. */
  readonly identityEndpoint: string;
  readonly identityHeader: string;
  /** A copy of what is true now, whatever reads still show. */
  readonly tenantState: () => Pick<TenantState, "people" | "mails" | "audits"> & {
    readonly groups: Group[];
    readonly devices: Device[];
  };
  /** Changes a person at once, as another administrator would; methods given replace the present ones. */
  readonly changePerson: (id: string, patch: Partial<Person>) => void;
  /** Makes somebody hold a role of the file from now on, until the next start. */
  readonly giveRole: (id: string, roleDefinitionId: string) => void;
  /** The person uses the pass and registers a method, as on the Security info page. Throws with the reason if refused. */
  readonly registerWithPass: (id: string, code: string, kind: RegistrableKind) => AuthenticationMethod;
  /** The person, signed in with what they have, registers a method on the Security info page. */
  readonly registerSignedIn: (id: string, kind: RegistrableKind) => AuthenticationMethod;
  /** The person enters a code of the token assigned to them on the Security info page. Throws where it is not taken. */
  readonly activateToken: (id: string, serialNumber: string, code: string) => void;
  /** The person, signed in, makes an app password of that name. Throws where they can make none. */
  readonly makeAppPassword: (id: string, name: string) => void;
  /** The person, signed in, deletes the oldest of their app passwords. Throws where they see none. */
  readonly deleteAppPassword: (id: string) => void;
  /** What a hardware token of the file shows now; whoever holds it can read it. */
  readonly codeOnToken: (serialNumber: string) => string;
  readonly stop: () => Promise<void>;
}

/** Microsoft Graph, Entra sign-in, the identity endpoint and two portal pages, on one loopback port. */
export async function startTenant({ dir, file, port, redirectUris }: TenantOptions): Promise<Tenant> {
  const store = openStore(dir, file);
  const keys = await openKeys(dir);
  let url = "";
  const world: World = { store, keys, redirectUris, url: () => url };
  const server = await startLoopbackServer(port, handleRequest(world, dir));
  url = server.url;
  return {
    url,
    tenantId: store.file.tenantId,
    issuer: issuerOf(world),
    clientId: store.file.application.clientId,
    identityEndpoint: `${url}/msi/token`,
    identityHeader: keys.identityHeader,
    tenantState: () => {
      const people = store.state.people.map((owner) => ({
        ...owner,
        methods: store.methodsAt(owner, Date.now()),
      }));
      return structuredClone({
        people,
        groups: store.groups(),
        devices: store.devices(),
        mails: store.state.mails,
        audits: store.state.audits,
      });
    },
    changePerson: (id, patch) => {
      const found = personOf(store, id);
      Object.assign(found, person.parse({ ...found, ...patch }));
      if (patch.methods !== undefined) forgetHistory(store.state, found);
      store.save();
    },
    giveRole: (id, roleDefinitionId) => {
      const given = { id: `given-to-${id}`, principalId: id, roleDefinitionId, directoryScopeId: "/" };
      store.file.roleAssignments.push(given);
    },
    registerWithPass: (id, code, kind) => {
      const result = registerWithPass(store, personOf(store, id), code, kind);
      if ("refused" in result) throw new Error(`the pass was refused: ${result.refused}`);
      return structuredClone(result.registered);
    },
    registerSignedIn: (id, kind) => structuredClone(register(store, personOf(store, id), kind)),
    activateToken: (id, serialNumber, code) =>
      activateAsHolder(store, personOf(store, id), serialNumber, code),
    makeAppPassword: (id, name) => makeAppPassword(store, personOf(store, id), name),
    deleteAppPassword: (id) => deleteAppPassword(store, personOf(store, id)),
    codeOnToken: (serialNumber) => {
      const token = store.file.hardwareOathDevices.find((known) => known.serialNumber === serialNumber);
      if (token === undefined) throw new Error(`the tenant has no token ${serialNumber}`);
      return codeShownBy(token, Date.now());
    },
    stop: () => server.stop(),
  };
}

function personOf(store: Store, id: string): Person {
  const found = store.find(id);
  if (found === undefined) throw new Error(`nobody in the tenant has the id or name ${id}`);
  return found;
}
