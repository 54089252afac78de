/** One situation on the simulated tenant, from the ticket to its end, with a note of every request and who made it. */
import { quarantinable, type Situation } from "../../lib/domain/situation.ts";
import { Secret } from "../../lib/domain/secret.ts";
import { activities } from "../../functions/register-runbooks.ts";
import { enterNumber } from "../../orchestrations/desk/enter-number.ts";
import { handOverPass } from "../../orchestrations/desk/hand-over-pass.ts";
import { passClaimed, waitsForPass } from "../../orchestrations/runbooks/await-pick-up.ts";
import { numberEntered, waitsForNumber } from "../../orchestrations/runbooks/await-number.ts";
import type { JournalEntry } from "../../sandbox/tenant/journal.ts";
import type { TenantFile } from "../../sandbox/tenant/schema.ts";
import { people } from "../lib/adapters/graph/tenant-under-test.ts";
import { lookingApprover, type Answer } from "../model/looking-approver.ts";
import type { ActivityFunction, Happening } from "./drive.ts";
import { runCase } from "./run-case.ts";
import { tenantWorld, type TenantWorld } from "./tenant-world.ts";
import { viewIn } from "./world.ts";

/** A request to the tenant, and the activity or function that made it. */
export interface Note extends JournalEntry {
  readonly by: string;
}

export interface Played {
  readonly situation: string;
  /** How it ended, and each step; the error where the run could not end. */
  readonly ended: unknown;
  readonly notes: readonly Note[];
}

/** Contoso's group for it, and what is waited for short enough for the approver, who looks for an hour. */
export const quarantineGroup = "8a6d2f0e-2f55-4c0c-9d4f-6b1c0c7d5e31";
const policy = {
  quarantine: { groupId: quarantineGroup, for: [...quarantinable.options] },
  secondApprovers: [people.withoutManager],
  securityContacts: [people.emma],
  stopsAtHighRisk: true,
  clocks: { followSeconds: 600 },
};

export async function playSituation(
  situation: Situation,
  bend: (file: TenantFile) => void,
  { handsOver = false, answer = "approved" }: { handsOver?: boolean; answer?: Answer } = {},
): Promise<Played> {
  const request = {
    situation,
    subject: "aiko.tanaka@contoso.example",
    requester: "yuki.mori@contoso.example",
    ...(situation === "hardware-token-assign" ? { token: { serial: tokenSerial } } : {}),
  };
  const outside = await tenantWorld({ request, policy }, bend);
  const notes: Note[] = [];
  try {
    const asked = lookingApprover(outside, { manager: answer, lift: "approved" }).looks;
    const handOvers = handsOver ? [handsOverPass(outside, 400, notes)] : [];
    const enters = situation === "number-change" ? [entersNumber(outside, 400, notes)] : [];
    const happenings = [...(bySubject[situation]?.(outside) ?? []), ...asked, ...handOvers, ...enters];
    await runCase(outside, { happenings, activities: noting(outside, notes) });
    const { record, steps } = await viewIn(outside, outside.caseId);
    const ended = [
      record.ending,
      steps.map(({ name, discriminator, status, because }) => [name, discriminator, status, because]),
    ];
    return { situation, ended, notes };
  } catch (error) {
    return { situation, ended: error instanceof Error ? error.message : "unknown", notes };
  } finally {
    await outside.stop();
  }
}

/** Of the file's token that nobody has. */
const tokenSerial = "GALT-1042-78";

/** What the subject has to do for the case to go on. */
const bySubject: Partial<Record<Situation, (outside: TenantWorld) => Happening[]>> = {
  "new-phone": ({ graph }) => [
    { afterSeconds: 200, happens: () => graph.tenant.registerSignedIn(people.aiko, "authenticator") },
  ],
  "hardware-token-assign": ({ graph: { tenant } }) => [
    {
      afterSeconds: 900,
      happens: () => tenant.activateToken(people.aiko, tokenSerial, tenant.codeOnToken(tokenSerial)),
    },
  ],
};

/** The engine runs one activity at a time here, so what was served meanwhile was asked by it. */
function noting(outside: TenantWorld, notes: Note[]): Record<string, ActivityFunction> {
  return Object.fromEntries(
    activities.map(({ name, run }) => [
      name,
      async (input, context) => {
        try {
          return await run(outside, input, context);
        } finally {
          notes.push(...outside.graph.journal().map((entry) => ({ ...entry, by: name })));
        }
      },
    ]),
  );
}
/** Somebody hands over a pass, and the person registers with it at once. */
const handsOverPass = (outside: TenantWorld, afterSeconds: number, notes: Note[]): Happening => ({
  afterSeconds,
  async happens({ raise }) {
    const { caseId, graph } = outside;
    const asked = { caseId, subject: people.aiko, by: people.emma, proof: "in-person" as const, number: 1 };
    const done = await handOverPass(outside, asked);
    notes.push(...graph.journal().map((entry) => ({ ...entry, by: "hand-over-pass" })));
    if (done.result === "handed-over")
      graph.tenant.registerWithPass(people.aiko, done.pass.secret.reveal(), "passkey");
    raise(waitsForPass(caseId, 1), passClaimed);
  },
});

/** An operator enters another number. */
const entersNumber = (outside: TenantWorld, afterSeconds: number, notes: Note[]): Happening => ({
  afterSeconds,
  async happens({ raise }) {
    const { caseId, graph } = outside;
    const number = new Secret("+81 8099999999");
    const by = { by: people.emma, proof: "in-person" as const };
    await enterNumber(outside, {
      ...{ caseId, subject: people.aiko, ...by, type: "mobile", number, turn: 1 },
    });
    notes.push(...graph.journal().map((entry) => ({ ...entry, by: "enter-number" })));
    raise(waitsForNumber(caseId), numberEntered);
  },
});
