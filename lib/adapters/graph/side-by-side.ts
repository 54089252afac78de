/** All results, or the first error, once each has come to its end: no request goes on behind the back of an error. */
export async function sideBySide<Work extends readonly Promise<unknown>[] | []>(
  work: Work,
): Promise<{ -readonly [Key in keyof Work]: Awaited<Work[Key]> }> {
  await Promise.allSettled(work);
  return Promise.all(work);
}
