import type { Devices } from "../../../lib/ports/devices.ts";
import { Faults } from "./faults.ts";
import type { MemoryDirectory } from "./memory-directory.ts";

/** The devices of the directory in memory, to be disabled. */
export class MemoryDevices implements Devices {
  readonly #directory: MemoryDirectory;
  readonly disabled: string[] = [];
  readonly faults = new Faults();

  constructor(directory: MemoryDirectory) {
    this.#directory = directory;
  }

  disable(deviceId: string) {
    return this.faults.around("disable", () => {
      const wasGone = !this.#directory.registered.some(({ id }) => id === deviceId);
      if (!wasGone) this.disabled.push(deviceId);
      return { requestId: `device-${String(this.disabled.length)}`, wasGone };
    });
  }

  state(deviceId: string) {
    return this.faults.around("state", () => {
      if (!this.#directory.registered.some(({ id }) => id === deviceId)) return "gone" as const;
      return this.disabled.includes(deviceId) ? ("disabled" as const) : ("enabled" as const);
    });
  }
}
