import type { AppPasswordHints, Hint } from "../../../lib/ports/app-password-hints.ts";
import type { DirectoryAuditRow } from "../../../lib/ports/directory.ts";
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
  areCreationsTold = true;

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
    const rows = () => this.#directory.auditRows(subject, creation, since);
    return this.faults.around<Hint<readonly DirectoryAuditRow[]>>("creations", () =>
      this.areCreationsTold ? rows() : "unknown",
    );
  }
}
