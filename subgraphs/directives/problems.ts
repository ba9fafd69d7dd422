import { defineProblems } from '../../platform/problems.ts';

/** Why a document was not recorded. Nothing of it is written then, only the receipt of the command. */
export const problems = defineProblems({
  NOT_YOURS: () =>
    'Expected an operator or an officer of the issuing agency. Ask one of them to record it, or choose your own agency.',
  AGENCY_NOT_FOUND: (id: string) =>
    `Expected the id of an agency in the register, got ${id}. Look it up with the query agencies.`,
  AGENCY_NOT_IN_FORCE: (name: string, day: string) =>
    `Expected an issuer that existed on the day of issue; ${name} did not on ${day}. Choose the agency of that day, or correct the day.`,
  SYMBOL_UNREADABLE: (symbol: string) =>
    `Expected number and codes such as "131/NQ-CP" or "6958/UBND-KSTT", got ${symbol}. Leave it out while the number is blank.`,
  ISSUED_IN_FUTURE: (day: string, today: string) =>
    `Expected a day of issue that has come, got ${day}; today is ${today}. Correct it, or leave it out while it is blank.`,
  TEXT_BLANK: (field: string) => `Expected some words in "${field}", got none.`,
  TEXT_TOO_LONG: (field: string, most: string, length: string) =>
    `Expected at most ${most} characters in "${field}", got ${length}. Shorten it.`,
  TEXT_UNREADABLE: (field: string) =>
    `Expected text in "${field}", got control characters, marks that turn the direction of writing, or half a character. Leave them out.`,
  DIRECTIVE_EXISTS: (id: string) =>
    `A document of this issuer, type, symbol and day is in the register already: ${id}. Use that one, or correct what differs.`,
  CITED_DIRECTIVE_NOT_FOUND: (id: string) =>
    `Expected the id of a directive in the register, got ${id}. Record that document first, or leave the citation open without it.`,
  CITATIONS_TOO_MANY: (most: string, count: string) => `Expected at most ${most} citations, got ${count}.`,
});
