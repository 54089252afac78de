/** Marked secrets, and how they are looked for in what must not hold them. */

/** Phone numbers that must stand nowhere, by how they came into play. */
export const numbers = {
  /** On the number's page, as it should be. */
  typed: "+81 8055501234",
  /** There as well, in a form that is refused. */
  mistyped: "+81 080-5550-9876",
  /** Registered in the directory, for all people who have one. */
  standing: "+81 7055504321",
  /** By people, in reasons, names and tickets. */
  written: "090-5550-7777",
};

/** Secret keys of OATH tokens, as base32 has them. */
export const oathSecrets = { software: "CANARYSOFTWAREKEY", hardware: "CANARYHARDWAREKEY" };

/** What the places hold of the secrets, as `place: secret`; empty is what it should be. */
export function leaks(
  places: ReadonlyMap<string, string>,
  secrets: Readonly<Record<string, string>>,
): string[] {
  return [...places].flatMap(([place, text]) =>
    Object.entries(secrets)
      .filter(([, secret]) => formsOf(secret).some((form) => form.test(text)))
      .map(([name]) => `${place}: ${name}`),
  );
}

/**
 * A number by its last eight figures, however they are grouped; a token of three parts by its last, which makes it one;
 * everything else to the letter, or as JSON, an address or a page spell it.
 */
function formsOf(secret: string): RegExp[] {
  if (/^[+\d][\d -]+$/.test(secret)) {
    const figures = secret.replace(/\D/g, "").slice(-8);
    return [new RegExp(Array.from(figures).join("[^\\dA-Za-z]{0,3}"))];
  }
  const last = /^[\w-]+[.][\w-]+[.]([\w-]+)$/.exec(secret)?.[1] ?? secret;
  const spelled = [last, JSON.stringify(last).slice(1, -1), encodeURIComponent(last), inMarkup(last)];
  return [...new Set(spelled)].map((text) => new RegExp(text.replace(/[^\w]/g, "\\$&")));
}

const inMarkup = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
