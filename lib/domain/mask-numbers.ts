/** Seven digits or more, whatever blanks, dashes, dots or brackets stand between them. */
const phoneNumber = /\p{Nd}(?:[\s\p{Pd}.．()（）・/]*\p{Nd}){6,}/gu;

/** People write phone numbers into names of devices; what is shown or stored holds none of them. */
export const maskNumbers = (text: string): string => text.replace(phoneNumber, "…");
