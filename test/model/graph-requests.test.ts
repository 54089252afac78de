/** What a lost phone's case asks of Graph, to the request: a reading too many or too few is a change of what is guaranteed. */
import { countByPurpose, total, type Counts } from "../../scripts/bench/graph-requests.ts";
import { leastRequests } from "../../scripts/bench/least-requests.ts";
import type { organisation } from "./cast.ts";
import { authenticator, cast, phone, securityKey, softwareToken } from "./cast.ts";
import { play } from "./play.ts";
import type { Played } from "./played.ts";
import { caseOf, scriptOf } from "./row.ts";
import type { Script } from "./script.ts";

const onPhone = (count: number) =>
  [
    authenticator(),
    phone("mobile"),
    ...Array.from({ length: 8 }, (_, at) => softwareToken(`codes-${at}`)),
  ].slice(0, count);

/** App passwords are deleted half a minute before the approval, so that the first look finds it. */
async function playedWith(methods: number, faults: object = {}): Promise<Played> {
  const tenant: Parameters<typeof organisation>[0] = (file, subject) => {
    subject.methods = [securityKey(), ...onPhone(methods)];
    subject.appPasswords = [{ name: "Outlook", createdDaysAgo: 3 }];
    Object.assign(file.faults, faults);
  };
  const script = scriptOf(caseOf({ name: "", situation: "lost-phone", ends: "", tenant }));
  const happens: Script["meanwhile"][number]["happens"] = ({ url }) =>
    fetch(`${url}/portal/users/${cast.subject}/per-user-mfa`, { method: "POST" });
  return play({ ...script, meanwhile: [{ afterSeconds: 30, happens }] });
}

const expected = (methods: number): Counts => ({
  "look people up by name": 3,
  "read accounts and managers": 4,
  "read who is above the manager": 2,
  "read roles": 10,
  "read memberships": 4,
  "read what they own": 2,
  "list methods": 12,
  "read the default method": 2,
  "read the sessions' stamp": 4,
  "revoke sessions": 2,
  "delete a method": methods,
  "read per-user MFA": 1,
  "read the MFA service": 1,
  "read the audit log": 5,
  "read a mail address": 4,
  "send mail": 4,
});

test.each([1, 3, 10])("with %i methods to remove", async (methods) => {
  const { served, view } = await playedWith(methods);
  expect(view.status).toBe("seen-in-audit");
  expect(countByPurpose(served)).toEqual(expected(methods));
  const ratio = total(expected(methods)) / total(leastRequests(methods));
  expect([ratio > 1, ratio < 1.2]).toEqual([true, true]);
});

test("where Graph puts deletions off for longer than a reading counts, the guards are read once more, for all of them", async () => {
  const throttle = [{ path: "/softwareOathMethods/", method: "DELETE", first: 3, retryAfterSeconds: 90 }];
  const { served, view } = await playedWith(10, { throttle });
  expect(view.status).toBe("seen-in-audit");
  const aReading = {
    ...{ "look people up by name": 4, "read accounts and managers": 6 },
    ...{ "read who is above the manager": 3, "read what they own": 3, "read roles": 15 },
    ...{ "read memberships": 6, "list methods": 14, "read the default method": 3 },
  };
  expect(countByPurpose(served)).toEqual({ ...expected(13), ...aReading });
});

test("a request that nobody has a purpose for is an error", () => {
  const strange = { method: "GET", path: "/v1.0/users/x/messages", query: {} };
  expect(() => countByPurpose([strange])).toThrow("no purpose is known for GET /v1.0/users/x/messages");
});

test("a reading for the plan that is put off in the middle goes on where it was, whichever request that is", async () => {
  const requests = ({ served, run }: Played) => {
    const triaged = run.steps.find(({ name, result }) => name === "triage-case" && isFinal(result));
    const end = Date.parse("2026-11-21T09:00:00.400Z") + (triaged?.atSeconds ?? 0) * 1000;
    return served.filter(({ time, status }) => Date.parse(time) <= end && status !== 429).length;
  };
  const unharmed = requests(await playedWith(3));
  expect(unharmed).toBeGreaterThan(10);
  for (const path of [
    "/manager$",
    "/transitiveRoleAssignments",
    "/ownedObjects/",
    "/authentication/methods$",
  ]) {
    const played = await playedWith(3, { throttle: [{ path, first: 1, retryAfterSeconds: 20 }] });
    expect(played.served.filter(({ status }) => status === 429)).toHaveLength(1);
    // Only who the subject is was asked before, in a call of its own.
    expect([path, requests(played)]).toEqual([path, unharmed + 1]);
  }
});

const isFinal = (result: unknown): boolean =>
  result !== undefined && !JSON.stringify(result).includes('"later"');
