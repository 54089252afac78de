import type { Client } from "@microsoft/microsoft-graph-client";
import type { FactsWanted } from "../../domain/facts-wanted.ts";
import type { UserId } from "../../domain/ids.ts";
import { maskNumbers } from "../../domain/mask-numbers.ts";
import { isAuthenticatorApp, methodKey, type AuthenticationMethod } from "../../domain/method.ts";
import type { PersonRef, RemediationRequest } from "../../domain/remediation-request.ts";
import type { SubjectFacts } from "../../domain/subject-facts.ts";
import type { SubjectNames } from "../../ports/directory.ts";
import { check } from "./check.ts";
import { isPreferred, readPreference } from "./default-method.ts";
import { findPerson } from "./find-person.ts";
import { findToken } from "./find-token.ts";
import { listMethods } from "./list-methods.ts";
import type { ListedMethod } from "./listed-method.ts";
import { readAccount } from "./read-account.ts";
import { readManager } from "./read-manager.ts";
import { readRoles } from "./read-roles.ts";
import { readWanted, secondApproverFacts } from "./read-wanted.ts";
import { sideBySide } from "./side-by-side.ts";

/** All facts or an error, and beside them the names that stay out of them. At most four requests are under way at once. */
export async function readSubject(
  client: Client,
  subject: UserId,
  request: Pick<RemediationRequest, "requester" | "phone" | "token">,
  wanted: FactsWanted = { secondApprovers: [], devices: false, risk: false },
): Promise<{ facts: SubjectFacts; names: SubjectNames }> {
  const [people, roles, methods, more] = await sideBySide([
    readPeople(client, subject, request.requester),
    readRoles(client, subject),
    readMethods(client, subject, request),
    readWanted(client, subject, wanted, request.phone?.name),
  ]);
  const { account, manager, requester } = people;
  const { name, state } = account;
  const token = await readToken(client, subject, request.token);
  return {
    facts: {
      subject,
      requester: requester?.id ?? null,
      ...state,
      ...roles,
      manager: manager?.facts ?? null,
      methods: methods.methods,
      unknownMethodTypes: methods.unknownMethodTypes,
      ...(wanted.secondApprovers.length > 0 && {
        secondApprovers:
          more.secondApprovers?.map((one) => secondApproverFacts(one, subject, manager?.facts ?? null)) ??
          null,
      }),
      ...more.facts,
      ...token,
    },
    names: {
      subject: maskNumbers(name),
      requester: maskNumbers(requester?.displayName ?? ""),
      manager: manager && maskNumbers(manager.name),
      secondApprovers: more.names,
      labels: { ...methods.labels, ...more.labels },
    },
  };
}

async function readToken(client: Client, subject: UserId, named: RemediationRequest["token"]) {
  if (named === undefined) return {};
  const found = await check("the hardware token", findToken(client, named.serial));
  if (!found) return { token: null };
  const { id, holder } = found;
  if (holder === null) return { token: { id, holder: "nobody" as const } };
  return { token: { id, holder: holder === subject ? ("subject" as const) : ("somebody-else" as const) } };
}

async function readPeople(client: Client, subject: UserId, requester: PersonRef) {
  return {
    account: await check("the account", readAccount(client, subject)),
    manager: await check("the manager", readManager(client, subject)),
    requester: await check("the requester", findPerson(client, requester)),
  };
}

async function readMethods(
  client: Client,
  subject: UserId,
  { phone, token }: Pick<RemediationRequest, "phone" | "token">,
) {
  const { listed, unknownMethodTypes } = await check("the methods", listMethods(client, subject));
  const preference = await readPreference(client, subject);
  const all = listed.map(({ method }) => method);
  return {
    methods: listed.map((entry) => ({
      ...entry.method,
      isDefault: isPreferred(entry.method, preference, all),
      ...namedPhone(entry, listed, phone),
      ...namedToken(entry, token),
    })),
    labels: Object.fromEntries(
      listed.flatMap((entry) => {
        const name = entry.deviceName === null ? entry.serialNumber : label(entry, listed);
        return name === null ? [] : [[methodKey(entry.method), name]];
      }),
    ),
    unknownMethodTypes: [...unknownMethodTypes],
  };
}

/** The version of the app beside the name, where it tells phones of one name apart. */
function label(entry: ListedMethod, listed: readonly ListedMethod[]): string {
  const name = maskNumbers(entry.deviceName ?? "");
  return isAmbiguous(entry, listed) ? `${name} (${entry.appVersion ?? "?"})` : name;
}

/** Only entries of the Authenticator app name a phone; one without a name is neither this phone nor another. */
function namedPhone(
  entry: ListedMethod,
  listed: readonly ListedMethod[],
  phone: RemediationRequest["phone"],
): Pick<AuthenticationMethod, "isNamedPhone"> {
  const { method, deviceName, appVersion } = entry;
  if (!isAuthenticatorApp(method) || phone === undefined || deviceName === null) return {};
  if (plain(deviceName) !== plain(phone.name)) return { isNamedPhone: false };
  if (phone.appVersion !== undefined) return { isNamedPhone: phone.appVersion === appVersion };
  return isAmbiguous(entry, listed) ? {} : { isNamedPhone: true };
}

const namedToken = (
  { serialNumber }: ListedMethod,
  token: RemediationRequest["token"],
): Pick<AuthenticationMethod, "isNamedToken"> =>
  token === undefined || serialNumber === null ? {} : { isNamedToken: serialNumber === token.serial };

/** One phone may be registered twice, but its app has one version. */
const isAmbiguous = ({ method, deviceName, appVersion }: ListedMethod, listed: readonly ListedMethod[]) =>
  isAuthenticatorApp(method) &&
  listed.some(
    (other) =>
      isAuthenticatorApp(other.method) &&
      plain(other.deviceName) === plain(deviceName) &&
      other.appVersion !== appVersion,
  );

const plain = (name: string | null): string => name?.trim().toLowerCase() ?? "";
