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

/** Whether the key is that of the planned discriminator, in its first round or in the second, which adds `:again`. */
export const isKeyedBy = (key: string, discriminator: string): boolean =>
  [discriminator, `${discriminator}:again`].includes(discriminatorOf(key) ?? "");
