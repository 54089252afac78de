const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/** A key part that sorts the other way round than the ULID it is made of, so that a table lists the newest first. */
export const newestFirst = (ulid: string): string =>
  ulid.replace(/[0-9a-z]/g, (letter) => alphabet[alphabet.length - 1 - alphabet.indexOf(letter)] ?? letter);
