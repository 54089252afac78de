/** A phone in hands that may have taken it on purpose. */
import type { TenantFile } from "../../../sandbox/tenant/schema.ts";
import {
  appPasskey,
  attestedKey,
  authenticator,
  cast,
  device,
  externalMethod,
  hardwareToken,
  mailAddress,
  method,
  phone,
  phoneSignIn,
  platformCredential,
  qrCode,
  registeredLongAgo,
  securityKey,
  softwareToken,
  syncedPasskey,
  unknownMethod,
  windowsHello,
  type Method,
} from "../cast.ts";
import type { Row } from "../row.ts";
import { having, stolenRow as row } from "./stolen-row.ts";

const long = (one: Method): Method => ({ ...one, ...registeredLongAgo });

const androids = "b93fd961-f2e6-462f-b122-82002247de78";
const microsoftsOnAndroid = "de1e552d-db1d-4423-a619-566b625cdc84";

const ofEveryKind = [
  ...[authenticator(), phoneSignIn(), softwareToken(), long(hardwareToken()), attestedKey(), securityKey()],
  ...[
    appPasskey(),
    syncedPasskey(),
    long(windowsHello()),
    platformCredential(),
    mailAddress(),
    externalMethod(),
  ],
  ...[qrCode(), phone("mobile"), phone("alternateMobile"), phone("office")],
];

const whatGoes: readonly Row[] = [
  row("a method of every kind", "completed open", { tenant: having(ofEveryKind) }),
  row("a key that nobody vouches for goes", "completed open", {
    tenant: having([authenticator(), securityKey(), long(windowsHello())]),
  }),
  row("a key that its maker vouches for stays", "completed open", {
    tenant: having([authenticator(), attestedKey()]),
  }),
  row("what is vouched for and may be copied goes", "completed open", {
    tenant: having([attestedKey("copied", { passkeyType: "synced" }), long(windowsHello())]),
  }),
  row("passkeys in apps on phones go, whoever vouches for them", "completed open", {
    tenant: having([
      attestedKey("microsoft", { aaGuid: microsoftsOnAndroid }),
      attestedKey("google", { aaGuid: androids.toUpperCase() }),
      attestedKey("of-no-model", { aaGuid: null }),
      long(windowsHello()),
    ]),
  }),
  row("the credential of a computer stays, and of anything else goes", "completed open", {
    tenant: having([
      platformCredential("mac", { platform: "macOS", ...registeredLongAgo }),
      platformCredential("none"),
      platformCredential("tablet", { platform: "iOS", ...registeredLongAgo }),
    ]),
  }),
  row("what was registered since the phone was gone goes, and what nobody knows of", "completed open", {
    tenant: having([
      attestedKey("three-days-ago", { createdDateTime: "2026-11-18T09:00:01Z" }),
      attestedKey("a-little-earlier", { createdDateTime: "2026-11-18T08:59:59Z" }),
      attestedKey("some-time", { createdDateTime: null }),
      windowsHello(),
    ]),
  }),
  row("the phone is gone for longer than anybody would suppose", "completed open", {
    tenant: having([
      attestedKey("since", { createdDateTime: "2026-09-02T09:00:00Z" }),
      attestedKey("before", { createdDateTime: "2026-09-01T08:00:00Z" }),
    ]),
    lastInHand: "2026-09-01T18:00:00+09:00",
  }),
  row("a ticket does not make it later", "completed open", {
    tenant: having([attestedKey("yesterday", { createdDateTime: "2026-11-20T09:00:00Z" }), attestedKey()]),
    lastInHand: "2026-11-21T08:00:00Z",
  }),
  row("two phones go without asking which", "completed open", {
    tenant: having([authenticator("a", "Old phone"), authenticator("b", "New phone"), attestedKey()]),
    phoneName: "Third phone",
  }),
  row("a token that nobody activated is nothing to sign in with", "completed open", {
    tenant: having([
      authenticator(),
      long(method("hardwareOath", "token", { device: { status: "assigned" } })),
    ]),
  }),
  row("nothing is left, and nobody picks up a pass", "completed open", {
    tenant: having([authenticator(), phone("mobile")]),
  }),
  row("nothing is left, and the tenant gives no passes", "stopped pass-policy-off", {
    tenant: having([authenticator()], (file) => {
      file.temporaryAccessPassPolicy.state = "disabled";
    }),
  }),
  row("nothing but what is proven to be elsewhere", "stopped nothing-to-remove", {
    tenant: having([attestedKey(), long(windowsHello())]),
  }),
  row("a method of an unknown kind", "stopped unknown-method-type", {
    tenant: having([authenticator(), attestedKey(), unknownMethod()]),
  }),
  row("a pass from before goes as well", "completed open", {
    tenant: having([
      authenticator(),
      attestedKey(),
      method("temporaryAccessPass", "old-pass", {
        ...{ startDateTime: "2026-11-21T08:30:00Z", lifetimeInMinutes: 240, isUsableOnce: true },
      }),
    ]),
  }),
  row("app passwords are deleted, and everything is proven", "completed seen-in-audit", {
    tenant: having([authenticator(), attestedKey()], (_, subject) => {
      subject.appPasswords = [{ name: "Mail", createdDaysAgo: 200 }];
    }),
    areAppPasswordsDeleted: true,
  }),
];

const ids = [1, 2, 3, 4].map((number) => `de71ce00-0000-4000-8000-00000000000${String(number)}`);
const [first = "", next = "", third = "", last = ""] = ids;
const withDevices = (...devices: TenantFile["devices"]) =>
  having([authenticator(), attestedKey()], (file) => file.devices.push(...devices));

const devices: readonly Row[] = [
  row("the one phone there is", "completed open", {
    tenant: withDevices(device(first, "Phone", "iOS"), device(next, "Laptop", "Windows")),
  }),
  row("two phones and no name", "completed open", {
    tenant: withDevices(device(first, "Phone", "iOS"), device(next, "Tablet", "Android")),
  }),
  row("the phone that is named, of two", "completed open", {
    tenant: withDevices(device(next, "Sora's Pixel", "AndroidForWork"), device(first, "iPad", "iPadOS")),
    phoneName: " SORA'S pixel",
  }),
  row("the one phone has another name", "completed open", {
    tenant: withDevices(device(first, "Phone", "iOS")),
    phoneName: "Another",
  }),
  row("one that is disabled already, a computer, and one of which nothing is told", "completed open", {
    tenant: withDevices(
      device(first, "Phone", "iOS", false),
      device(next, "Mac", "MacMDM"),
      device(third, "Thing", null),
      { ...device(last, "Phone of somebody else", "iOS"), registeredOwnerId: cast.other },
    ),
  }),
  row("the app is not allowed to read devices", "completed open", {
    tenant: having([authenticator(), attestedKey()], (file) => {
      file.devices.push(device(first, "Phone", "iOS"), device(next, "Laptop", "Windows"));
      for (const identity of file.identities)
        identity.permissions = identity.permissions.filter((one) => !one.startsWith("Device."));
    }),
  }),
];

export const stolenPhone: readonly Row[] = [
  ...whatGoes,
  ...devices,
  row("a guest of the organisation's own", "completed open", {
    tenant: having([authenticator(), attestedKey()], (_, subject) => void (subject.userType = "Guest")),
  }),
  row("a guest of another organisation is not touched", "refused external-guest", {
    tenant: (_, subject) => void (subject.externalUserState = "Accepted"),
  }),
  row("an administrator is not touched", "refused privileged-role", {
    tenant: (file) =>
      file.roleAssignments.push({
        ...{ id: "of-sora", principalId: cast.subject, directoryScopeId: "/" },
        roleDefinitionId: "62e90394-69f5-4237-9190-012177145e10",
      }),
  }),
];
