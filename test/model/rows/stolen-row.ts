import { password, type Method } from "../cast.ts";
import type { Row } from "../row.ts";

type Change = NonNullable<Row["tenant"]>;

/** The policy names a group, and its end is approved, unless said. */
export const stolenRow = (name: string, ends: string, more: Partial<Row> = {}): Row => ({
  ...{ name: `stolen-phone: ${name}`, situation: "stolen-phone", ends, lift: "approved" },
  ...more,
});

/** Everybody has a password besides, and no default method. */
export const having =
  (methods: readonly Method[], more: Change = () => undefined): Change =>
  (file, subject) => {
    subject.methods = [password(), ...methods];
    delete subject.preferredMethod;
    more(file, subject);
  };
