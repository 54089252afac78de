import type { AppPasswordHints } from "../../../lib/ports/app-password-hints.ts";
import type { UserId } from "../../../lib/domain/ids.ts";
import { Faults } from "./faults.ts";
import type { MemoryDirectory } from "./memory-directory.ts";

/** Hints about everybody alike; new app passwords stand in the directory's audit log. */
export class MemoryHints implements AppPasswordHints {
  readonly #directory: MemoryDirectory;
  readonly faults = new Faults();
  perUser: Awaited<ReturnType<AppPasswordHints["perUserMfaState"]>> = "enforced";
  service: Awaited<ReturnType<AppPasswordHints["mfaService"]>> = {
    allowAppPasswords: true,
    rememberMfaDays: 30,
  };

  constructor(directory: MemoryDirectory) {
    this.#directory = directory;
  }

  perUserMfaState() {
    return this.faults.around("perUserMfaState", () => this.perUser);
  }

  mfaService() {
    return this.faults.around("mfaService", () => this.service);
  }

  creations(subject: UserId, since: string) {
    const creation = "Create application password for user";
    return this.faults.around("creations", () => this.#directory.auditRows(subject, creation, since));
  }
}
