import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { readStateFile } from "../read-state-file.ts";
import { auditRow, contactRows, creationRows, managerRows } from "./audit-row.ts";
import { deviceChange, devicesAt } from "./devices-at.ts";
import { groupsAt, membershipChange, type Group } from "./groups-at.ts";
import { keptPass } from "./kept-pass.ts";
import { methodChange, methodsAt, removal } from "./methods-at.ts";
import { person, type AuthenticationMethod, type Person } from "./schema-person.ts";
import { tenantFile, type TenantFile } from "./schema.ts";
import type { Device } from "./schema-device.ts";
import { sentMail } from "./sent-mail.ts";

const tenantState = z.object({
  seed: z.string(),
  people: z.array(person),
  removals: z.array(removal),
  methodChanges: z.array(methodChange),
  passes: z.array(keptPass),
  membershipChanges: z.array(membershipChange),
  deviceChanges: z.array(deviceChange),
  /** By person, oldest first: what `signInSessionsValidFromDateTime` was before it moved, and when it did. */
  sessionMoves: z.record(z.string(), z.array(z.object({ previous: z.string(), movedAt: z.number() }))),
  mails: z.array(sentMail),
  audits: z.array(auditRow),
});

export type TenantState = z.infer<typeof tenantState>;

/** The tenant as it stands. Whoever changes `state` calls `save` in the same turn. */
export interface Store {
  readonly file: TenantFile;
  readonly state: TenantState;
  /** By object id or user principal name, case ignored. */
  find(idOrName: string): Person | undefined;
  /** The person's methods at a moment; a moment in the past gives a lagging read. */
  readonly methodsAt: (owner: Person, moment: number) => AuthenticationMethod[];
  /** The groups as they are. */
  groups(): Group[];
  /** The groups as reads show them, behind by the configured lag. */
  shownGroups(): Group[];
  devices(): Device[];
  shownDevices(): Device[];
  save(): void;
}

/** Opens the tenant kept in `dir`, or makes it from `file`. Throws when the folder was made from another file. */
export function openStore(dir: string, file: string): Store {
  mkdirSync(dir, { recursive: true });
  const { text, tenant } = readTenantFile(file);
  const path = join(dir, "tenant-state.json");
  const seed = createHash("sha256").update(text).digest("hex");
  const state = existsSync(path) ? kept(path, seed, file) : fresh(seed, tenant);
  const store: Store = {
    file: tenant,
    state,
    find: (idOrName) => {
      const sought = idOrName.toLowerCase();
      return state.people.find(
        ({ id, userPrincipalName }) =>
          id.toLowerCase() === sought || userPrincipalName.toLowerCase() === sought,
      );
    },
    methodsAt: (owner, moment) => methodsAt(state, owner, moment),
    groups: () => groupsAt(tenant.groups, state.membershipChanges, Date.now()),
    shownGroups: () => {
      const lagMs = tenant.faults.readLagSeconds.groupMembers * 1000;
      return groupsAt(tenant.groups, state.membershipChanges, Date.now() - lagMs);
    },
    devices: () => devicesAt(tenant.devices, state.deviceChanges, Date.now()),
    shownDevices: () => {
      const lagMs = tenant.faults.readLagSeconds.devices * 1000;
      return devicesAt(tenant.devices, state.deviceChanges, Date.now() - lagMs);
    },
    save: () => {
      writeFileSync(`${path}.new`, JSON.stringify(state));
      renameSync(`${path}.new`, path);
    },
  };
  store.save();
  return store;
}

function readTenantFile(path: string): { text: string; tenant: TenantFile } {
  try {
    const text = readFileSync(path, "utf8");
    return { text, tenant: tenantFile.parse(JSON.parse(text)) };
  } catch (error) {
    const what = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new Error(`The tenant file ${path} cannot be used (its schema: npm run tenant:schema):\n${what}`, {
      cause: error,
    });
  }
}

function kept(path: string, seed: string, file: string): TenantState {
  const state = readStateFile(path, tenantState);
  if (state.seed !== seed)
    throw new Error(
      `${path} was made from another tenant file than ${file}: remove the folder to begin anew, or name the file it was made from`,
    );
  return state;
}

function fresh(seed: string, { people }: TenantFile): TenantState {
  const audits = people.flatMap((one) => [
    ...creationRows(one, Date.now()),
    ...contactRows(one, Date.now()),
    ...managerRows(
      one,
      people.find(({ id }) => id === one.managerId),
      Date.now(),
    ),
  ]);
  return {
    seed,
    people: structuredClone(people),
    removals: [],
    methodChanges: [],
    passes: [],
    membershipChanges: [],
    deviceChanges: [],
    sessionMoves: {},
    mails: [],
    audits,
  };
}
