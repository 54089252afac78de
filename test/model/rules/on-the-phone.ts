/** Which methods were on a phone that somebody no longer has, as far as the directory tells. */
import type { Method } from "../cast.ts";
import { kindOf } from "./kinds.ts";
import type { Sorting, Verdict } from "./sorting.ts";

/** https://learn.microsoft.com/entra/identity/authentication/how-to-enable-authenticator-passkey: Android, iOS. */
const appModels = ["de1e552d-db1d-4423-a619-566b625cdc84", "90a3ccdf-635c-4729-a248-9b709135078f"];

export const isEntryOfTheApp = (method: Method): boolean =>
  ["microsoftAuthenticator", "passwordlessMicrosoftAuthenticator"].includes(kindOf(method));
const isAppPasskey = (method: Method): boolean =>
  kindOf(method) === "fido2" && appModels.includes(String(method["aaGuid"]));
/** A passkey that is not bound to a device may have been copied to any. */
const isCopied = ({ passkeyType }: Method): boolean =>
  passkeyType !== undefined && passkeyType !== "deviceBound";
const nameOf = ({ displayName }: Method): string =>
  typeof displayName === "string" ? displayName.trim().toLowerCase() : "";

/**
 * Of the app's entries, and of a passkey in it. One phone is listed once as an entry, once as phone sign-in and once as a
 * passkey at most; where there are more, or another name, only the name in the request tells them apart.
 */
function ofTheApp(methods: readonly Method[], phoneName?: string): (method: Method) => Verdict {
  const lists = [
    methods.filter((method) => kindOf(method) === "microsoftAuthenticator"),
    methods.filter((method) => kindOf(method) === "passwordlessMicrosoftAuthenticator"),
    methods.filter(isAppPasskey),
  ];
  const couldBeOne = lists.every(({ length }) => length < 2);
  const sought = phoneName?.trim().toLowerCase();
  const names = methods.filter(isEntryOfTheApp).map(nameOf).filter(Boolean);
  if (sought === undefined || names.length === 0) return () => (couldBeOne ? "goes" : "ask");
  if (!names.includes(sought)) return () => "ask";
  if (couldBeOne && names.every((name) => name === sought)) return () => "goes";
  return (method) => {
    if (isAppPasskey(method) || nameOf(method) === "") return "ask";
    return nameOf(method) === sought ? "goes" : "stays";
  };
}

const numbers: Readonly<Record<string, Verdict>> = {
  mobile: "goes",
  alternateMobile: "stays",
  office: "stays",
};

/** Codes of a software token are made on some phone, so they go; a key, a computer and another number stay. */
export const onTheLostPhone: Sorting = (methods, phoneName) => {
  const app = ofTheApp(methods, phoneName);
  return methods.map((method) => {
    if (isEntryOfTheApp(method)) return app(method);
    if (kindOf(method) === "softwareOath") return "goes";
    if (kindOf(method) === "phone") return numbers[String(method["phoneType"])] ?? "ask";
    if (kindOf(method) !== "fido2") return "stays";
    if (isCopied(method)) return "ask";
    if (!isAppPasskey(method)) return "stays";
    return app(method) === "goes" ? "goes" : "ask";
  });
};

export const theAppsEntry: Sorting = (methods, phoneName) => {
  const app = ofTheApp(methods, phoneName);
  return methods.map((method) => (isEntryOfTheApp(method) ? app(method) : "stays"));
};

/** Of what was there before the new phone: its entry of the app, and a passkey in it where there was one phone only. */
export const onTheOldPhone: Sorting = (methods, phoneName) => {
  const app = ofTheApp(methods, phoneName);
  return methods.map((method) => {
    if (isEntryOfTheApp(method)) return app(method);
    return isAppPasskey(method) && app(method) === "goes" ? "goes" : "stays";
  });
};
