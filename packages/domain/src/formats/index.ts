/** Vietnamese formats: identity, names, phones, money, dates, codes. Runs in browsers as it is. */

export * from './codes.ts';
export * from './dates.ts';
export * from './money.ts';
export { numberInWords } from './number-words.ts';
export { FormatError, type FormatProblem, type Parsed } from './parsed.ts';
export * from './people/card-qr.ts';
export * from './people/email.ts';
export * from './people/fold.ts';
export * from './people/person-name.ts';
export * from './people/personal-id.ts';
export * from './people/phone.ts';
export * from './people/provinces.ts';
export * from './vietqr.ts';
