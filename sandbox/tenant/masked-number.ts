/** A phone number as Security info and the admin centre show it: country and the last two figures. */
export function maskedNumber(number: string): string {
  const [country = "", rest = ""] = number.split(" ");
  return `${country} ${rest.replace(/\d(?=.*\d\d)/g, "X")}`.trim();
}
