import { randomUUID } from "node:crypto";

/** 32 hexadecimal digits, as the extension makes up ids. */
export const hexId = (): string => randomUUID().replaceAll("-", "");
