/** A hardware token from the ticket to its activation, on the simulated tenant. */
import type { CaseView } from "../../../lib/domain/case-view.ts";
import { renderMail } from "../../../lib/web/mails/render-mail.tsx";
import type { TenantFile } from "../../../sandbox/tenant/schema.ts";
import { people } from "../../lib/adapters/graph/tenant-under-test.ts";
import type { Happening } from "../../support/drive.ts";
import type { Driven } from "../../support/driven.ts";
import { decides } from "../../support/happenings.ts";
import { runCase } from "../../support/run-case.ts";
import { tenantWorld, type TenantWorld } from "../../support/tenant-world.ts";
import { viewIn } from "../../support/world.ts";

const serial = "GALT-1042-78";
const ofItsuki = "GALT-1042-77";
const hours = 3600;

interface Told {
  readonly run: Driven;
  readonly view: CaseView;
  readonly holds: readonly unknown[];
  readonly told: string;
  readonly secretsSeen: boolean;
}

async function assigning(
  happenings: (outside: TenantWorld) => readonly Happening[],
  { token = { serial }, bend = () => undefined }: Options = {},
): Promise<Told> {
  const request = {
    ...{ situation: "hardware-token-assign" as const, subject: people.aiko, token },
    requester: "yuki.mori@contoso.example",
  };
  const outside = await tenantWorld({ request }, bend);
  try {
    const run = await runCase(outside, { happenings: happenings(outside) });
    const view = await viewIn(outside, outside.caseId);
    const person = outside.graph.tenant.tenantState().people.find(({ id }) => id === people.aiko);
    const tokens = (person?.methods ?? []).filter((method) => "device" in method);
    const kept = JSON.stringify([view, [...run.instances.values()], run.log, outside.tickets.comments]);
    return {
      run,
      view,
      holds: tokens.map(({ device }) => (device as { status: string }).status),
      told: outside.tickets.comments.map(({ news }) => renderMail(news, "en").html).join(),
      secretsSeen: secrets.some((secret) => kept.includes(secret)),
    };
  } finally {
    await outside.stop();
  }
}

interface Options {
  readonly token?: { readonly serial: string };
  readonly bend?: (file: TenantFile) => void;
}

let secrets: string[] = [];
const notes = (file: TenantFile) => {
  secrets = file.hardwareOathDevices.map(({ secretKey }) => secretKey);
};
const stepsIn = ({ steps }: CaseView) => steps.map(({ name, status, because }) => [name, status, because]);
const approves = (outside: TenantWorld) => decides(outside, 600, "approved");
const activates = ({ graph: { tenant } }: TenantWorld, afterSeconds: number): Happening => ({
  afterSeconds,
  happens: () => tenant.activateToken(people.aiko, serial, tenant.codeOnToken(serial)),
});

test("the token is assigned once the manager agrees, and verified as activated once its holder has done it", async () => {
  const { view, holds, run, secretsSeen } = await assigning(
    (outside) => [approves(outside), activates(outside, 5 * hours)],
    { bend: notes },
  );
  expect(stepsIn(view)).toEqual([
    ["assign-token", "verified", null],
    ["check-token-activated", "verified", null],
  ]);
  expect([view.record.ending?.kind, view.status, holds]).toEqual(["completed", "verified", ["activated"]]);
  expect(run.steps.find(({ name }) => name === "assign-token")?.atSeconds).toBeGreaterThan(600);
  expect([secrets.length > 0, secretsSeen]).toEqual([true, false]);
});

test("a token that nobody activates stays open, and is claimed to be no more than assigned", async () => {
  const { view, holds } = await assigning((outside) => [approves(outside)]);
  expect(stepsIn(view)).toEqual([
    ["assign-token", "verified", null],
    ["check-token-activated", "open", "token-not-activated"],
  ]);
  expect([view.record.ending?.kind, view.status, holds]).toEqual(["completed", "open", ["assigned"]]);
});

test.each(["denied", "lapsed"] as const)("%s assigns nothing", async (verdict) => {
  const { view, holds } = await assigning((outside) =>
    verdict === "denied" ? [decides(outside, 600, "denied")] : [],
  );
  expect([view.record.ending?.kind, view.record.ending?.code, holds]).toEqual(["denied", verdict, []]);
});

test.each([
  ["no-such-token", { token: { serial: "GALT-0" } }],
  ["token-with-somebody-else", { token: { serial: ofItsuki } }],
])("%s: nobody is asked", async (code, options) => {
  const { view, holds } = await assigning(() => [], options);
  expect([view.record.ending?.kind, view.record.ending?.code, holds]).toEqual(["stopped", code, []]);
});

test("an assignment whose answer is lost is not made twice, and is proven by reading back", async () => {
  const { view, run } = await assigning((outside) => [approves(outside), activates(outside, hours)], {
    bend: ({ faults }) => faults.lostAnswer.push({ path: "/hardwareOathMethods$", method: "POST", first: 1 }),
  });
  expect(view.status).toBe("verified");
  const tries = run.steps.filter(({ name }) => name === "assign-token");
  expect(tries.filter(({ threw }) => threw !== undefined)).toHaveLength(1);
});

test("an assignment that is never read back is claimed nowhere", async () => {
  const { view, told } = await assigning((outside) => [approves(outside)], {
    bend: ({ faults }) => Object.assign(faults.readLagSeconds, { methods: 7 * 86_400 }),
  });
  expect(stepsIn(view)).toEqual([
    ["assign-token", "open", "token-not-read-back"],
    ["check-token-activated", "open", "token-not-activated"],
  ]);
  expect(view.status).toBe("open");
  expect([told.includes("did not show it in time"), told.includes("is assigned to the account")]).toEqual([
    ...[true, false],
  ]);
});

test("reads that lag are waited for", async () => {
  const { view } = await assigning((outside) => [approves(outside), activates(outside, hours)], {
    bend: ({ faults }) => Object.assign(faults.readLagSeconds, { methods: 30 }),
  });
  expect(view.status).toBe("verified");
});

test("a token that was given to somebody else before the answer is left with them", async () => {
  const takes = ({ graph }: TenantWorld): Happening => ({
    afterSeconds: 300,
    happens: async () => {
      const { client, tenant } = graph;
      const { id } = tenant.tenantState().people.find(({ id: one }) => one === people.emma) ?? { id: "" };
      const token = "5b0c9e7a-6a1d-4f83-8e2b-9d4c1f0a7e33";
      const path = `/users/${id}/authentication/hardwareOathMethods`;
      await client
        .api(path)
        .version("beta")
        .post({ device: { id: token } });
    },
  });
  const { view, holds } = await assigning((outside) => [takes(outside), approves(outside)]);
  expect([view.record.ending?.kind, view.record.ending?.code, holds]).toEqual([
    ...["refused", "token-with-somebody-else", []],
  ]);
});
