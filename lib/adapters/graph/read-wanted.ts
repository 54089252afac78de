import type { Client } from "@microsoft/microsoft-graph-client";
import { z } from "zod";
import { RefusedError } from "../../domain/errors.ts";
import type { FactsWanted } from "../../domain/facts-wanted.ts";
import type { UserId } from "../../domain/ids.ts";
import { maskNumbers } from "../../domain/mask-numbers.ts";
import type { RegisteredDevice } from "../../domain/registered-device.ts";
import type { SubjectFacts } from "../../domain/subject-facts.ts";
import { graphCall } from "./graph-call.ts";
import { listDevices } from "./graph-devices.ts";
import { graphPath } from "./graph-path.ts";
import { home, isExternal, named, selected } from "./home.ts";
import { readIsAtHighRisk } from "./read-risk.ts";
import { parsed } from "./parsed.ts";
import { readAbove } from "./read-above.ts";

interface Wanted {
  readonly secondApprovers: readonly Approver[] | null;
  readonly facts: Pick<SubjectFacts, "devices" | "isAtHighRisk">;
  /** Object id → name. */
  readonly names: Readonly<Record<string, string>>;
  /** `device.` and its id → name. */
  readonly labels: Readonly<Record<string, string>>;
}

/** What only some situations need; nothing is asked, and nothing stands in the facts, where nothing is wanted. */
export async function readWanted(
  client: Client,
  subject: UserId,
  { secondApprovers, devices, risk }: FactsWanted,
  phoneName: string | undefined,
): Promise<Wanted> {
  const people = await approversOf(client, secondApprovers);
  const listed = devices ? await devicesOf(client, subject, phoneName) : undefined;
  const isAtHighRisk = risk ? await readIsAtHighRisk(client, subject) : undefined;
  return {
    secondApprovers: people,
    facts: {
      ...(isAtHighRisk !== undefined && { isAtHighRisk }),
      ...(listed !== undefined && { devices: listed && listed.map(({ device }) => device) }),
    },
    names: Object.fromEntries((people ?? []).map(({ id, name }) => [id, maskNumbers(name)])),
    labels: Object.fromEntries((listed ?? []).map(({ device, name }) => [`device.${device.id}`, name])),
  };
}

const account = z.object({ ...named, ...home });

interface Approver {
  readonly id: UserId;
  readonly name: string;
  readonly accountEnabled: boolean;
  readonly isExternal: boolean;
  /** Whoever stands above them in the directory. */
  readonly above: readonly UserId[];
}

/** What the facts hold of them: of those above them only the two who matter. */
export const secondApproverFacts = (
  { name: _name, above, ...account }: Approver,
  subject: UserId,
  manager: SubjectFacts["manager"],
): NonNullable<SubjectFacts["secondApprovers"]>[number] => ({
  ...account,
  reportsToSubject: above.includes(subject),
  reportsToManager: above.some((id) => id === manager?.id.toLowerCase()),
});

/** Null: the directory does not tell of one of them, which keeps nobody from containing the account. */
async function approversOf(client: Client, ids: readonly UserId[]): Promise<Approver[] | null> {
  try {
    const people: Approver[] = [];
    for (const id of ids) people.push(...(await readApprover(client, id)));
    return people;
  } catch (error) {
    if (error instanceof RefusedError) return null;
    throw error;
  }
}

/** None: whom the directory does not know cannot approve. */
async function readApprover(client: Client, id: UserId): Promise<Approver[]> {
  const what = "read a second approver";
  const { isAbsent, body } = await graphCall(client, {
    what,
    path: graphPath`/users/${id}`,
    query: { $select: selected(account.shape) },
    mayBeAbsent: true,
  });
  if (isAbsent) return [];
  const found = parsed(account, body, what);
  const { accountEnabled, displayName } = found;
  const above = await readAbove(client, id);
  return [{ id, name: displayName, accountEnabled, isExternal: isExternal(found), above }];
}

/** Null: the directory does not tell, which keeps nobody from containing the account. */
async function devicesOf(client: Client, subject: UserId, phoneName: string | undefined) {
  try {
    const devices = await listDevices(client, subject);
    return devices
      .map(({ id, name, operatingSystem, isEnabled }) => {
        const device: RegisteredDevice = {
          ...{ id, platform: platformOf(operatingSystem), isEnabled },
          ...(phoneName === undefined ? {} : { isNamedPhone: plain(name) === plain(phoneName) }),
        };
        return { device, name: maskNumbers(name) };
      })
      .sort((a, b) => (a.device.id < b.device.id ? -1 : 1));
  } catch (error) {
    if (error instanceof RefusedError) return null;
    throw error;
  }
}

const plain = (name: string): string => name.trim().toLowerCase();

/** Names that the directory is seen to give; there is no list of them, so any other one tells nothing. */
function platformOf(operatingSystem: string | null): RegisteredDevice["platform"] {
  const name = plain(operatingSystem ?? "");
  if (/^(ios|ipad|ipados|iphone|android.*)$/.test(name)) return "mobile";
  return /^(windows.*|mac.*|linux.*|chromeos)$/.test(name) ? "computer" : "unknown";
}
