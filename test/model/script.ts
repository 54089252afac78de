import type { TenantFile } from "../../sandbox/tenant/schema.ts";
import type { Tenant } from "../../sandbox/tenant/start-tenant.ts";
import type { Desk } from "./desk.ts";
import type { Guard } from "./guards.ts";
import type { Answers } from "./looking-approver.ts";
import type { Case } from "./rules/case.ts";
import type { OnRecord } from "./rules/on-record.ts";

/** What happens to the tenant on the way, by people who are none of this case's. */
interface Meanwhile {
  readonly afterSeconds: number;
  readonly happens: (tenant: Tenant, desk: Desk) => unknown;
}

/** A case: the tenant it meets, what the ticket says, and what people do. */
export interface Script {
  readonly file: TenantFile;
  readonly request: { readonly situation: string; readonly [member: string]: unknown };
  readonly policy?: object;
  readonly answers: Answers;
  readonly meanwhile: readonly Meanwhile[];
  readonly onRecord?: OnRecord;
  /** Comes down once the first method is deleted. */
  readonly guard?: Guard;
  /** What happens around passes. */
  readonly atDesk?: Pick<Case, "pickUps" | "strangerAfter">;
  /** How long an answer of the directory may take. */
  readonly timeLimitMs?: number;
}
