/** Which of somebody's registered devices is the phone that was stolen, as far as the directory tells. */
import type { TenantFile } from "../../../sandbox/tenant/schema.ts";

export interface PhoneDevice {
  readonly id: string;
  /** Disabled, once that is agreed to; of the others a person has to say. */
  readonly isToldApart: boolean;
}

type Device = TenantFile["devices"][number];

/** Of `operatingSystem` the directory has no list of words; these it is seen to give. */
const isPhone = ({ operatingSystem }: Device): boolean =>
  /^(android|i(os|pados|pad|phone)$)/i.test(operatingSystem ?? "");
const isComputer = ({ operatingSystem }: Device): boolean =>
  /^(windows|mac|linux|chromeos$)/i.test(operatingSystem ?? "");

const readers = ["Device.Read.All", "Device.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All"];

/**
 * Whoever has the one phone there is has lost that one; of several the name in the ticket tells. What is disabled already
 * stays so, a computer is no phone, and what nothing is told of may be anything. Who may not read devices is shown their
 * ids alone (https://learn.microsoft.com/graph/api/user-list-registereddevices).
 */
export function phonesAmong(
  { devices, identities }: TenantFile,
  owner: string,
  phoneName?: string,
): PhoneDevice[] {
  const theirs = devices.filter(({ registeredOwnerId }) => registeredOwnerId === owner);
  const inOrder = theirs.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const isReadable = identities.some(({ permissions }) => permissions.some((one) => readers.includes(one)));
  if (!isReadable) return inOrder.map(({ id }) => ({ id, isToldApart: false }));
  const possible = inOrder.filter((device) => device.accountEnabled && !isComputer(device));
  const sought = phoneName?.trim().toLowerCase();
  const named = possible.filter(({ displayName }) => displayName.trim().toLowerCase() === sought);
  if (named.length > 0) return named.map(({ id }) => ({ id, isToldApart: true }));
  const isOnly = sought === undefined && possible.length === 1 && possible.every(isPhone);
  return possible.map(({ id }) => ({ id, isToldApart: isOnly }));
}
