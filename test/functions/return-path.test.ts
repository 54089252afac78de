import { registerAttestAppPasswords } from "../../functions/attest-app-passwords.http.ts";
import { registerBrake } from "../../functions/brake.http.ts";
import { registerDecideApproval } from "../../functions/decide-approval.http.ts";
import { registerHandOverPass } from "../../functions/hand-over-pass.http.ts";
import { registerObjectToCase } from "../../functions/object-to-case.http.ts";
import { asksForRecentSignIn, returnPath } from "../../functions/return-path.ts";
import { subject } from "../support/builders.ts";
import { aConsole, people, visit, type ConsoleUnderTest, type Sent } from "../support/console.ts";
import { registeredHttp } from "../support/registered.ts";

const { approver, officer, operator } = people;

interface Decided {
  readonly register: (under: ConsoleUnderTest) => void;
  readonly path: (under: ConsoleUnderTest) => string;
  readonly as: NonNullable<Sent["as"]>;
}

const decided: readonly Decided[] = [
  { register: registerBrake, path: () => "/brake", as: officer },
  {
    register: registerDecideApproval,
    path: ({ approval }) => `/approvals/${approval.approvalId}`,
    as: approver,
  },
  { register: registerHandOverPass, path: ({ caseId }) => `/cases/${caseId}/pass`, as: operator },
  {
    register: registerAttestAppPasswords,
    path: ({ caseId }) => `/cases/${caseId}/app-passwords`,
    as: operator,
  },
  {
    register: registerObjectToCase,
    path: ({ caseId }) => `/cases/${caseId}/objection`,
    as: people.subject,
  },
];

/** The case waits for a pass to be handed over and for the word that the app passwords are deleted. */
async function waiting(): Promise<ConsoleUnderTest> {
  const under = await aConsole();
  const { audit, caseId } = under;
  const entry = (step: string, type: "begin" | "end") => {
    const key = `${caseId}:${step}:${subject}`;
    const actor = { kind: "app" as const, id: "mfa-remediation" };
    return { id: `${key}:${type}`, caseId, key, step, subject, type, attempt: 1, actor, facts: {} };
  };
  const evidence = { until: "2026-11-24T09:00:00.000Z" };
  await audit.append({ ...entry("check-app-passwords", "begin"), outcome: null });
  await audit.append({
    ...entry("offer-pass", "end"),
    outcome: { result: "ended", status: "recorded", evidence },
  });
  return under;
}

test.each(["", "?lang=en", "?lang=ja"])(
  "whoever is told to sign in again is led to sign in anew, and back to the same page (%j)",
  async (query) => {
    const under = await waiting();
    const { approvalId } = under.approval;
    for (const { register, path, as } of decided) {
      const { status, html } = await visit(
        registeredHttp(() => register(under)),
        {
          ...{ path: `${path(under)}${query}`, params: { caseId: under.caseId, approvalId } },
          ...{ as: { ...as, signedInAt: "2026-11-21T07:00:00.000Z" }, form: {} },
        },
      );
      const signInTo = decodeURIComponent(/\/sign-in\?returnTo=([^"]+)"/.exec(html)?.[1] ?? "");
      expect([status, signInTo]).toEqual([401, `${path(under)}${query}`]);
      expect([returnPath(signInTo), asksForRecentSignIn(signInTo)]).toEqual([signInTo, true]);
    }
  },
);

test("no address that only looks like such a page is returned to", () => {
  for (const path of ["/brakes", "/brake/x", "/brake?next=/x", "//brake", "/cases/a/app-passwords/b"])
    expect([returnPath(path), asksForRecentSignIn(path)]).toEqual(["/cases", false]);
});
