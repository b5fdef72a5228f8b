/** Path of the PDF receipt of whoever holds the token. */
export const receiptUrl = (trackToken: string): string => `/api/receipts/${trackToken}.pdf`;
