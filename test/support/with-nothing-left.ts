import type { tenantFile } from "../../sandbox/tenant/schema.ts";
import type { z } from "zod";

type TenantInput = z.input<typeof tenantFile>;

/** Aiko Tanaka has nothing but what is on her phone. */
export const withNothingLeft = (tenant: TenantInput): TenantInput => ({
  ...tenant,
  people: tenant.people.map((person) =>
    person.displayName === "Aiko Tanaka"
      ? { ...person, methods: (person.methods ?? []).filter((one) => !one["@odata.type"].includes("fido2")) }
      : person,
  ),
});
