/** Four cases on the whole stack with marked secrets in them, and the host killed thrice in their middle. */
import { QueueServiceClient } from "@azure/storage-queue";
import { approvalLinks, decide, isDecided } from "../../sandbox/people/approver.ts";
import { browse, type Page } from "../../sandbox/people/browse.ts";
import { sendTicket } from "../../sandbox/people/help-desk.ts";
import { handOver } from "../../sandbox/people/pass-desk.ts";
import { isOver, watchCase, type ShownCase } from "../../sandbox/people/watch-case.ts";
import { attestAppPasswords } from "../support/attest-app-passwords.ts";
import { startGraphProxy, type GraphProxy, type Through } from "../support/graph-proxy.ts";
import { hear, type Heard } from "../support/heard.ts";
import { demoCast, startTestSandbox, type TestSandbox } from "../support/sandbox.ts";
import { numbers } from "./canaries.ts";
import { markedSettings, markedTenant } from "./marked-sandbox.ts";

const serial = "GALT-1042-78";
/** Nobody is late for a case here: each ends once it has seen what it waits for, which somebody does in every one. */
const clocks = { lookGapSeconds: 1, looks: 4, firstFollowSeconds: 1, followSeconds: 600 };

/** What happened, beside what the sandbox keeps of it. */
export class WholeStack {
  readonly sandbox: TestSandbox;
  readonly heard: Heard;
  /** Of passes, as the tenant made them: also those that nobody was ever shown. */
  readonly codes: readonly string[];
  readonly bearers: ReadonlySet<string>;
  /** Pages that are to show a secret to whoever they answered. */
  readonly meant: Page[] = [];
  readonly shown: ShownCase[] = [];
  readonly #proxy: GraphProxy;
  readonly #between: Between;

  constructor(sandbox: TestSandbox, proxy: GraphProxy, between: Between) {
    this.sandbox = sandbox;
    this.#proxy = proxy;
    this.#between = between;
    this.codes = between.codes;
    this.bearers = between.bearers;
    this.heard = hear(() => sandbox.appUrl);
  }

  async stop(): Promise<void> {
    this.heard.stop();
    await this.sandbox.stop();
    this.#proxy.stop();
  }

  queues = (): QueueServiceClient => QueueServiceClient.fromConnectionString(this.sandbox.storage);

  async play(): Promise<void> {
    await this.#badInput();
    const nothingLeft = await this.#opened("Hina Abe", "lost-phone");
    const number = await this.#opened("Mio Abe", "number-change");
    const dying = await this.#opened("Rei Abe", "number-change");
    // Each is about somebody else: what one case changes, another one of the same person would find changed since its approval.
    const token = await this.#opened("Kei Abe", "hardware-token-assign");
    await this.#approve([nothingLeft, number, dying, token].length);
    await attestAppPasswords(this.sandbox, nothingLeft);
    await Promise.all([this.#activateTheToken(token), this.#dieAtTheDesks({ dying, number, nothingLeft })]);
    const ends = [nothingLeft, number, token].map((caseId) => watchCase(this.sandbox, caseId, isOver));
    // What began and never ended is waited for until no request could still be at it: longer than a test may take.
    const waiting = watchCase(this.sandbox, dying, () => true);
    this.shown.push(...(await Promise.all([...ends, waiting])));
    await this.#untilPoisoned();
  }

  /** Errors are where secrets like to appear: a bad signature, a message that cannot be read. */
  async #badInput(): Promise<void> {
    const headers = {
      "content-type": "application/json",
      "x-zendesk-webhook-signature": markedSettings.zendeskSecret,
    };
    const body = JSON.stringify({ call: numbers.written });
    await fetch(`${this.sandbox.appUrl}/hooks/contoso-zendesk`, { method: "POST", headers, body });
    await this.queues().getQueueClient("remediation-requests").sendMessage("{not json");
  }

  async #opened(name: string, situation: string): Promise<string> {
    const { operator } = demoCast(this.sandbox);
    const { caseId } = await sendTicket(this.sandbox.ticketsUrl, {
      ticket: String(6000 + this.#tickets++),
      situation,
      subject: this.sandbox.person(name).userPrincipalName,
      requester: operator.userPrincipalName,
      tokenSerial: situation === "hardware-token-assign" ? serial : undefined,
    });
    return caseId;
  }
  #tickets = 0;

  /** The host dies when the first one is asked; then the manager approves them all, and says in the reason whom he called. */
  async #approve(count: number): Promise<void> {
    const { manager } = demoCast(this.sandbox);
    const links = () => approvalLinks(this.sandbox.mailboxUrl, manager.userPrincipalName);
    await until(async () => (await links()).length > 0);
    await this.sandbox.killHost();
    await this.sandbox.startHost();
    const answered = new Set<string>();
    await until(async () => {
      for (const link of await links()) {
        if (answered.has(link)) continue;
        const page = await decide(link, manager.id, "approved", `I called ${numbers.written}.`);
        if (isDecided(page)) answered.add(link);
      }
      return answered.size === count;
    });
  }

  /** Reports of the directory are read again and again where several cases ask for them at once, so that it takes a while. */
  async #untilTold(caseId: string, turn: string): Promise<void> {
    const isTold = ({ timeline }: ShownCase): boolean =>
      timeline.some(({ record: { key, type } }) => type === "end" && key?.endsWith(`:tell-ticket:-:${turn}`));
    await watchCase(this.sandbox, caseId, isTold);
  }

  /** The page as the colleague of whoever asked sees it, once the case waits for a number. */
  async #numberPage(caseId: string): Promise<(number: string) => Promise<Page>> {
    await this.#untilTold(caseId, "number-wanted");
    const browser = browse();
    const picker = await browser.visit(`${this.sandbox.appUrl}/cases/${caseId}/number?lang=en`);
    let page = await browser.submit(picker, { person: demoCast(this.sandbox).colleague.id });
    return async (number) =>
      (page = await browser.submit(page, { number, type: "mobile", proof: "in-person", confirm: "yes" }));
  }

  /** As soon as its holder is told that it was assigned: sooner there is nothing to activate, later the case may look no more. */
  async #activateTheToken(caseId: string): Promise<void> {
    await this.#untilTold(caseId, "activation-wanted");
    const { person, tenant } = this.sandbox;
    tenant.activateToken(person("Kei Abe").id, serial, tenant.codeOnToken(serial));
  }

  async #dieAtTheDesks(cases: { dying: string; number: string; nothingLeft: string }): Promise<void> {
    await this.#dieAtTheNumber(cases.dying);
    await this.#enterTheNumber(cases.number);
    await this.#handOverThePass(cases.nothingLeft);
  }

  async #dieAtTheNumber(caseId: string): Promise<void> {
    const sends = await this.#numberPage(caseId);
    await sends(numbers.typed).catch(() => undefined);
    await this.#between.restarted;
    const sendsAgain = await this.#numberPage(caseId);
    this.meant.push(await sendsAgain(numbers.typed));
  }

  async #enterTheNumber(caseId: string): Promise<void> {
    const sends = await this.#numberPage(caseId);
    this.meant.push(await sends(numbers.mistyped));
    for (const _ of ["Graph refuses it", "Graph takes it"]) await sends(numbers.typed);
  }

  /** A pass whose code is lost with the host, and another one that is shown, and used. */
  async #handOverThePass(caseId: string): Promise<void> {
    const { colleague } = demoCast(this.sandbox);
    await this.#untilTold(caseId, "pass-ready");
    await handOver(this.sandbox.appUrl, caseId, colleague.id).catch(() => undefined);
    await this.#between.restarted;
    const { code, page } = await handOver(this.sandbox.appUrl, caseId, colleague.id);
    this.meant.push(page);
    this.sandbox.tenant.registerWithPass(this.sandbox.person("Hina Abe").id, code ?? "", "passkey");
  }

  /** The host gives up on a message after five tries. */
  async #untilPoisoned(): Promise<void> {
    const poison = this.queues().getQueueClient("remediation-requests-poison");
    await until(
      async () => (await poison.exists()) && (await poison.peekMessages()).peekedMessageItems.length > 0,
    );
  }
}

interface Between {
  readonly through: Through;
  readonly codes: string[];
  readonly bearers: Set<string>;
  restarted: Promise<unknown> | undefined;
}

/** The host dies once a number is changed and once the first pass is made, before it has the answer; one change is refused. */
function between(sandbox: () => TestSandbox): Between {
  let isRefused = false;
  const cutOff = async (): Promise<undefined> => {
    found.restarted = sandbox()
      .killHost()
      .then(() => sandbox().startHost());
    await found.restarted;
  };
  const isChangeOf = (name: string, method: string, path: string) =>
    method === "PATCH" && path.includes("/phoneMethods/") && path.includes(sandbox().person(name).id);
  const found: Between = {
    codes: [],
    bearers: new Set(),
    restarted: undefined,
    through: async ({ method, path, headers, body }, pass) => {
      const bearer = /^Bearer (.+)$/.exec(headers["authorization"] ?? "")?.[1];
      if (bearer !== undefined) found.bearers.add(bearer);
      if (!isRefused && isChangeOf("Mio Abe", method, path)) {
        isRefused = true;
        return { status: 500, headers: {}, body: JSON.stringify({ error: { code: "x", message: body } }) };
      }
      const answered = await pass();
      if (isChangeOf("Rei Abe", method, path)) return cutOff();
      if (method !== "POST" || !path.endsWith("/temporaryAccessPassMethods")) return answered;
      const { temporaryAccessPass } = JSON.parse(answered.body) as { temporaryAccessPass: string };
      found.codes.push(temporaryAccessPass);
      return found.codes.length > 1 ? answered : cutOff();
    },
  };
  return found;
}

export async function aWholeStack(): Promise<WholeStack> {
  const there: { sandbox?: TestSandbox } = {};
  const gap = between(() => {
    if (!there.sandbox) throw new Error("the sandbox is not up yet");
    return there.sandbox;
  });
  const proxy = await startGraphProxy(() => there.sandbox?.tenant.url ?? "", gap.through);
  there.sandbox = await startTestSandbox({
    settings: { GRAPH_URL: proxy.url },
    policy: { version: "test", clocks },
    change: markedTenant,
    secrets: markedSettings,
  });
  return new WholeStack(there.sandbox, proxy, gap);
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 900; tries++) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("it did not come to that in time");
}
