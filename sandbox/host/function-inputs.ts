import type { ParameterBinding, RegisteredFunction, RpcTypedData } from "./core-api.ts";

/** The trigger's data and, where the function asked for one, the value of a durable client binding (JSON text). */
export function functionInputs(
  fn: RegisteredFunction,
  data: RpcTypedData,
  clientBinding: () => string,
): ParameterBinding[] {
  const clients = Object.entries(fn.bindings).filter(([, { type }]) => type === "durableClient");
  return [
    { name: fn.trigger.name, data },
    ...clients.map(([name]) => ({ name, data: { string: clientBinding() } })),
  ];
}
