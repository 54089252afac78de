/** Prints the JSON Schema of the sandbox's tenant file. */
import { tenantFileJsonSchema } from "../sandbox/tenant/schema.ts";

console.log(tenantFileJsonSchema());
