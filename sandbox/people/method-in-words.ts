import type { ShownCase } from "./watch-case.ts";

/** The kind of method a step removes, and its device where the directory names one; undefined: the step removes none. */
export function methodInWords({ record, steps }: ShownCase, key: string): string | undefined {
  const method = steps.find(
    ({ discriminator, method }) => method && `${key}:`.includes(`:${discriminator ?? method.id}:`),
  )?.method;
  if (!method) return undefined;
  const kind = method.phoneType ? `${method.phoneType} ${method.type}` : method.type;
  const label = record.triage?.labels[`${method.type}.${method.id}`];
  return label ? `${kind} "${label}"` : kind;
}
