import { RefusedError } from "../../../lib/domain/errors.ts";
import type { UserId } from "../../../lib/domain/ids.ts";
import type { HardwareToken, HardwareTokens } from "../../../lib/ports/hardware-tokens.ts";
import { Faults } from "./faults.ts";
import type { MemoryDirectory } from "./memory-directory.ts";

/** Tokens of the directory in memory; an assigned one is listed among its holder's methods. */
export class MemoryHardwareTokens implements HardwareTokens {
  readonly #directory: MemoryDirectory;
  readonly faults = new Faults();

  constructor(directory: MemoryDirectory) {
    this.#directory = directory;
  }

  find(serial: string): Promise<HardwareToken | undefined> {
    return this.faults.around("find", () => this.#directory.tokens.get(serial));
  }

  assign(subject: UserId, tokenId: string): Promise<{ requestId: string }> {
    return this.faults.around("assign", async () => {
      const [serial, token] = [...this.#directory.tokens].find(([, { id }]) => id === tokenId) ?? [];
      if (serial === undefined || !token || token.holder !== null)
        throw new RefusedError("bad-request", "no token that is free");
      this.#directory.tokens.set(serial, { ...token, holder: subject });
      const { methods } = await this.#directory.methods(subject);
      const method = {
        id: tokenId,
        type: "hardwareOath" as const,
        isDefault: false,
        isActivated: false as const,
      };
      this.#directory.change(subject, { methods: [...methods, method] });
      return { requestId: `assigned-${tokenId}` };
    });
  }
}
