/** Vietnamese formats: identity, names, phones, money, dates, codes. Runs in browsers as it is. */
export * from './card-qr.ts';
export * from './codes.ts';
export * from './dates.ts';
export * from './email.ts';
export * from './fold.ts';
export * from './money.ts';
export { numberInWords } from './number-words.ts';
export { FormatError, type FormatProblem, type Parsed } from './parsed.ts';
export * from './person-name.ts';
export * from './personal-id.ts';
export * from './phone.ts';
export * from './provinces.ts';
export * from './vietqr.ts';
