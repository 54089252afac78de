/** Tenants that misbehave: no case may end `verified`, and nothing may be touched that must not. */
import { approvalLinks, decide, isDecided } from "../../sandbox/people/approver.ts";
import { sendTicket } from "../../sandbox/people/help-desk.ts";
import { isOver, watchCase, type ShownCase } from "../../sandbox/people/watch-case.ts";
import { demoCast, startTestSandbox, type TestSandbox } from "../support/sandbox.ts";

type Change = NonNullable<Parameters<typeof startTestSandbox>[0]>["change"];

const authenticator = "47eaa099-2cb6-416d-86dc-283cf0480ff9";
const softwareOath = "1509bb0a-9bf1-4331-8a11-8783593942a4";
const mobile = "3179e48a-750b-4051-897c-87b9720928f7";

/** Plays the demo's case on that tenant; the manager approves if asked. */
async function play(change: NonNullable<Change>): Promise<{ shown: ShownCase; sandbox: TestSandbox }> {
  const sandbox = await startTestSandbox({ change });
  const { subject, manager, operator } = demoCast(sandbox);
  const { caseId } = await sendTicket(sandbox.ticketsUrl, {
    ticket: "7001",
    subject: subject.userPrincipalName,
    requester: operator.userPrincipalName,
  });
  let isAnswered = false;
  const shown = await watchCase(sandbox, caseId, async (seen) => {
    const [link] = isAnswered ? [] : await approvalLinks(sandbox.mailboxUrl, manager.userPrincipalName);
    if (link) isAnswered = isDecided(await decide(link, manager.id, "approved", "I know her voice."));
    return isOver(seen);
  });
  return { shown, sandbox };
}

const statusOf = ({ steps }: ShownCase, name: string, discriminator?: string): string | undefined =>
  steps.find(
    (step) =>
      step.name === name &&
      (discriminator === undefined || [step.discriminator, step.method?.id].includes(discriminator)),
  )?.status;
const deletes = (sandbox: TestSandbox): string[] =>
  sandbox
    .journal()
    .flatMap(({ method, path }) => (method === "DELETE" ? [path.split("/").at(-1) ?? ""] : []));
const methodIds = (sandbox: TestSandbox): string[] =>
  sandbox.person("Aiko Tanaka").methods.map(({ id }) => id);

let open: TestSandbox | undefined;
afterEach(async () => {
  await open?.stop();
  open = undefined;
});

test("a delete that answers 204 and does nothing leaves the removal open, and names the method", async () => {
  const { shown, sandbox } = await play((tenant) => ({
    ...tenant,
    faults: { deleteDoesNothing: [softwareOath] },
  }));
  open = sandbox;
  expect(shown.status).toBe("open");
  expect(statusOf(shown, "check-methods-gone")).toBe("open");
  expect(shown.steps.find(({ method }) => method?.id === softwareOath)).toMatchObject({
    status: "open",
    because: "still-listed",
  });
  expect(shown.steps.filter(({ name, status }) => name === "remove-method" && status === "verified")).toEqual(
    [],
  );
  expect(methodIds(sandbox)).toContain(softwareOath);
}, 360_000);

test("a method that comes back is not claimed to be gone", async () => {
  const { shown, sandbox } = await play((tenant) => ({
    ...tenant,
    faults: { reappears: [{ methodId: mobile, afterSeconds: 1.5 }] },
  }));
  open = sandbox;
  expect(shown.status).toBe("open");
  expect(statusOf(shown, "check-methods-gone")).toBe("open");
  expect(statusOf(shown, "remove-method", mobile)).toBe("open");
  expect(methodIds(sandbox)).toContain(mobile);
}, 360_000);

test("a method of an unknown kind ends the case after containment; nothing is deleted, nobody is asked", async () => {
  const { shown, sandbox } = await play((tenant) => ({
    ...tenant,
    people: tenant.people.map((person) =>
      person.displayName === "Aiko Tanaka"
        ? {
            ...person,
            methods: [
              ...(person.methods ?? []),
              { "@odata.type": "#microsoft.graph.hologramAuthenticationMethod", id: "hologram-1" },
            ],
          }
        : person,
    ),
  }));
  open = sandbox;
  expect(shown.record.ending).toMatchObject({ kind: "stopped", code: "unknown-method-type" });
  expect(statusOf(shown, "revoke-sessions")).toBe("verified");
  expect(deletes(sandbox)).toEqual([]);
  expect(await approvalLinks(sandbox.mailboxUrl, "ken.sato@contoso.example")).toEqual([]);
}, 360_000);

test("without a manager the account is contained and nothing more is done", async () => {
  const { shown, sandbox } = await play((tenant) => ({
    ...tenant,
    people: tenant.people.map(({ managerId, ...person }) =>
      person.displayName === "Aiko Tanaka" || !managerId ? person : { ...person, managerId },
    ),
  }));
  open = sandbox;
  expect(shown.record.ending).toMatchObject({ kind: "stopped", code: "no-approver" });
  expect(statusOf(shown, "revoke-sessions")).toBe("verified");
  expect(deletes(sandbox)).toEqual([]);
  expect(methodIds(sandbox)).toContain(authenticator);
}, 360_000);

test("a subject with a role through a group is not touched at all", async () => {
  const { shown, sandbox } = await play((tenant) => {
    const aiko = tenant.people.find(({ displayName }) => displayName === "Aiko Tanaka");
    const [role] = tenant.roleDefinitions ?? [];
    const group = "0e0e0e0e-1111-4222-8333-444444444444";
    const admins = { id: group, displayName: "Admins", isAssignableToRole: true, members: [aiko?.id ?? ""] };
    return {
      ...tenant,
      groups: [...(tenant.groups ?? []), admins],
      roleAssignments: [
        ...(tenant.roleAssignments ?? []),
        { id: "through-a-group", principalId: group, roleDefinitionId: role?.id ?? "" },
      ],
    };
  });
  open = sandbox;
  expect(shown.record.ending).toMatchObject({ kind: "refused", code: "privileged-role" });
  expect(shown.steps).toEqual([]);
  expect(shown.status).toBe("open");
  const writes = sandbox
    .journal()
    .filter(
      ({ method, path }) => method !== "GET" && /^\/(v1\.0|beta)\//.test(path) && !path.endsWith("/sendMail"),
    );
  expect(writes).toEqual([]);
}, 360_000);
