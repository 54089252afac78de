import type { TenantFile } from "../../../sandbox/tenant/schema.ts";
import { personIn } from "../cast.ts";

/** Those of them whom a mail reaches. */
export const withMailbox = (file: TenantFile, people: readonly string[]): string[] =>
  people.filter((id) => personIn(file, id).mail !== null);
