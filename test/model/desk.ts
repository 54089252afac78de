/** What people do on the product's pages: signed in, they open the form and send it, as a browser would. */
import { registerAttestAppPasswords } from "../../functions/attest-app-passwords.http.ts";
import { registerEnterNumber } from "../../functions/enter-number.http.ts";
import { registerShowCase } from "../../functions/show-case.http.ts";
import { TransientError } from "../../lib/domain/errors.ts";
import { userId } from "../../lib/domain/ids.ts";
import type { CaseRuns } from "../../lib/ports/case-runs.ts";
import type { PhoneNumbers } from "../../lib/ports/phone-numbers.ts";
import type { EnterNumberDependencies } from "../../orchestrations/desk/enter-number.ts";
import { pagesOver, people, visit, type Page, type Sent } from "../support/console.ts";
import type { Hands } from "../support/drive.ts";
import { registeredHttp } from "../support/registered.ts";
import { site } from "../support/site.ts";
import type { World } from "../support/world.ts";
import { cast } from "./cast.ts";
import type { Typing } from "./rules/doings.ts";

type Outside = EnterNumberDependencies &
  Pick<World, "approvals" | "audit" | "cases" | "caseId" | "clock"> & { readonly phoneNumbers: PhoneNumbers };

export interface Desk {
  /** Whoever types has the page open before any of them sends it, and none is further on than another. */
  readonly type: (typed: readonly Typing[]) => Promise<void>;
  readonly attest: () => Promise<void>;
}

const operator = people.operator;
const persons = {
  operator,
  auditor: people.auditor,
  subject: { ...operator, oid: userId.parse(cast.subject) },
  requester: { ...operator, oid: userId.parse(cast.requester) },
  approver: { ...operator, oid: userId.parse(cast.manager) },
};

export function deskOf(outside: Outside, { raise }: Hands): Desk {
  const { caseId, clock } = outside;
  const runs: CaseRuns = {
    start: () => Promise.reject(new Error("no page starts a run")),
    startObjection: () => Promise.reject(new Error("nobody objects here")),
    wake: (instanceId, event) => {
      raise(instanceId, event);
      return Promise.resolve();
    },
  };
  const under = {
    ...{ ...outside, ...pagesOver(outside), ...site, runs: () => runs },
    pause: (seconds: number) => {
      clock.set(clock.ms + seconds * 1000);
      return Promise.resolve();
    },
  };
  const send = (register: (deps: typeof under) => void, page: string, sent: Omit<Sent, "path" | "params">) =>
    unlessFailing(
      visit(
        registeredHttp(() => register(under)),
        { path: `/cases/${caseId}${page}`, params: { caseId }, ...sent },
      ),
    );
  const signedIn = (by: keyof typeof persons) => ({ ...persons[by], signedInAt: clock.now().toISOString() });

  return {
    type: async (typed) => {
      const open = async (typing: Typing) => {
        const as = signedIn(typing.by ?? "operator");
        return { typing, as, fields: hiddenIn(await send(registerEnterNumber, "/number", { as })) };
      };
      const opened = await Promise.all(typed.map(open));
      const sending = opened.filter(({ fields }) => "token" in fields);
      const arrive = meeting(sending.length);
      const list: PhoneNumbers["list"] = async (subject) => {
        const listed = await outside.phoneNumbers.list(subject);
        await arrive();
        return listed;
      };
      const together = { ...under, phoneNumbers: { ...outside.phoneNumbers, list } };
      await Promise.all(
        sending.map(({ typing: { typed: number, type }, as, fields }) =>
          send(() => registerEnterNumber(together), "/number", {
            as,
            form: { ...fields, number, type, proof: "in-person", confirm: "yes" },
          }).finally(() => void arrive()),
        ),
      );
    },
    attest: async () => {
      const as = signedIn("operator");
      const fields = hiddenIn(await send(registerShowCase, "", { as }));
      if (!("token" in fields)) return;
      const form = { ...fields, confirm: "yes" };
      await send(registerAttestAppPasswords, "/app-passwords", { as, form });
    },
  };
}

/** Nobody goes on before so many have arrived. */
function meeting(size: number): () => Promise<void> {
  const waiting: (() => void)[] = [];
  let arrived = 0;
  return () => {
    if (++arrived < size) return new Promise((goOn) => waiting.push(goOn));
    for (const goOn of waiting) goOn();
    return Promise.resolve();
  };
}

/** Whoever meets a failing page sees that it failed, and no more. */
async function unlessFailing(page: Promise<Page>): Promise<Page | undefined> {
  try {
    return await page;
  } catch (error) {
    if (error instanceof TransientError) return undefined;
    throw error;
  }
}

const hiddenIn = (page: Page | undefined): Record<string, string> =>
  Object.fromEntries(
    [...(page?.html ?? "").matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(
      ([, name = "", value = ""]) => [name, value],
    ),
  );
