/** The key of a step of a case: each try of the step bears the same one, and no other step does. */

interface StepOfCase {
  readonly caseId: string;
  readonly step: string;
  readonly subject: string | null;
  /** Tells apart what is done more than once in a case; may hold colons, since method ids may. */
  readonly discriminator?: string | undefined;
}

/** `case:step:subject[:discriminator]`, with `-` for no subject; the first three hold no colon. */
export const stepKey = ({ caseId, step, subject, discriminator }: StepOfCase): string =>
  [caseId, step, subject ?? "-", ...(discriminator === undefined ? [] : [discriminator])].join(":");

/** What tells this key apart from others of the same step; undefined: nothing does. */
export const discriminatorOf = (key: string): string | undefined =>
  key.split(":").slice(3).join(":") || undefined;

/** Of a step that was planned once and is done again: of the same discriminator and the number of the repeat, from 1. */
export const againOf = (discriminator: string, repeat: number): string => `${discriminator}:again-${repeat}`;

/** Whether the key is that of the planned discriminator, the first time or at any repeat. */
export function isKeyedBy(key: string, discriminator: string): boolean {
  const given = discriminatorOf(key) ?? "";
  return [given, given.replace(/:again-\d+$/, "")].includes(discriminator);
}
