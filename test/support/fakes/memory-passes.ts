import { RefusedError } from "../../../lib/domain/errors.ts";
import type { UserId } from "../../../lib/domain/ids.ts";
import type { PassPolicy, PlannedPass } from "../../../lib/domain/pass-policy.ts";
import { Secret } from "../../../lib/domain/secret.ts";
import type { MintedPass, Pass, Passes } from "../../../lib/ports/passes.ts";
import { Faults } from "./faults.ts";
import type { MemoryDirectory } from "./memory-directory.ts";
import type { VirtualClock } from "./virtual-clock.ts";

interface Kept extends MintedPass {
  readonly subject: UserId;
  readonly isUsableOnce: boolean;
  isUsed: boolean;
}

/** Passes in memory, one a person; they stand among the methods that the directory lists. */
export class MemoryPasses implements Passes {
  readonly #clock: VirtualClock;
  readonly #directory: MemoryDirectory;
  #kept: Kept[] = [];
  /** Every code there ever was, oldest first. */
  readonly codes: string[] = [];
  readonly faults = new Faults();
  policy: PassPolicy = {
    ...{ state: "enabled", isInScope: true, isUsableOnceForced: false },
    lifetimeMinutes: { minimum: 10, maximum: 480, default: 60 },
  };

  constructor(clock: VirtualClock, directory: MemoryDirectory) {
    this.#clock = clock;
    this.#directory = directory;
  }

  policyFor(): Promise<PassPolicy> {
    return this.faults.around("policyFor", () => this.policy);
  }

  list(subject: UserId): Promise<readonly Pass[]> {
    return this.faults.around("list", () => this.#of(subject).map((pass) => this.#shown(pass)));
  }

  mint(subject: UserId, { lifetimeMinutes, isUsableOnce }: PlannedPass): Promise<MintedPass> {
    return this.faults.around("mint", () => {
      const code = `Pass-canary-${this.codes.length + 1}`;
      this.codes.push(code);
      const startsAt = this.#clock.now().toISOString();
      const id = `pass-${this.codes.length}`;
      const minted = {
        id,
        secret: new Secret(code),
        startsAt,
        lifetimeMinutes,
        requestId: `request-of-${id}`,
      };
      for (const earlier of this.#of(subject)) this.#drop(earlier);
      this.#kept.push({ ...minted, subject, isUsableOnce, isUsed: false });
      this.#directory.register(subject, { id, type: "temporaryAccessPass", isDefault: false });
      return minted;
    });
  }

  remove(subject: UserId, id: string): Promise<{ requestId: string; wasGone: boolean }> {
    return this.faults.around("remove", () => {
      const found = this.#of(subject).find((pass) => pass.id === id);
      if (found) this.#drop(found);
      return { requestId: `request-${id}`, wasGone: found === undefined };
    });
  }

  /** The person signs in with the code and registers Authenticator. Throws where the pass does not let them in. */
  use(subject: UserId, code: string): void {
    const pass = this.#of(subject).find(({ secret }) => secret.reveal() === code);
    if (!pass || !this.#shown(pass).isUsable) throw new RefusedError("wrong-pass", "the pass opens nothing");
    pass.isUsed = true;
    const method = {
      id: `new-${this.codes.length}`,
      type: "microsoftAuthenticator",
      isDefault: true,
    } as const;
    this.#directory.register(subject, method);
  }

  #of = (subject: UserId): Kept[] => this.#kept.filter((pass) => pass.subject === subject);

  #drop(pass: Kept): void {
    this.#kept = this.#kept.filter((one) => one !== pass);
    this.#directory.unregister(pass.subject, pass.id);
  }

  #shown({ id, startsAt, lifetimeMinutes, isUsableOnce, isUsed }: Kept): Pass {
    if (isUsableOnce && isUsed) return { id, isUsable: false, reason: "OneTimeUsed" };
    const isOver = this.#clock.ms >= Date.parse(startsAt) + lifetimeMinutes * 60_000;
    return { id, isUsable: !isOver, reason: isOver ? "Expired" : "EnabledByPolicy" };
  }
}
