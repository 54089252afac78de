/**
 * Seven digits or more with no letter between them, whatever else is. The long vowel mark (ー), which Japanese keyboards
 * type for a dash, is a modifier letter, and those count as none.
 */
const phoneNumber = /\p{N}(?:[^\p{LC}\p{Lo}\p{N}]*\p{N}){6,}/gu;

/** People write phone numbers into names of devices; what is shown or stored holds none of them. Takes linear time. */
export const maskNumbers = (text: string): string => text.replace(phoneNumber, "…");
