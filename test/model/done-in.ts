import { aToken } from "./cast.ts";
import type { Row } from "./row.ts";

const anHour = 3600;
const typed = "+81 8099999999";

export const freeToken = aToken("1042");

/** What people do for a situation where all goes well; whoever types a number does so each hour, until it is there. */
export function doneIn(situation: string): Pick<Row, "areAppPasswordsDeleted" | "doings"> {
  switch (situation) {
    case "hardware-token-assign":
      return { doings: { token: freeToken.serialNumber, activates: true } };
    case "number-change": {
      const hours = [1, 2, 3, 4, 5, 6];
      const common = { type: "mobile", typed, means: typed } as const;
      return { doings: { types: hours.map((hour) => ({ afterSeconds: hour * anHour, ...common })) } };
    }
    case "app-passwords-not-working":
      return { doings: { appPasswords: ["deletes", "makes"] } };
    default:
      return { areAppPasswordsDeleted: true };
  }
}
