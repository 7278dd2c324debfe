import { minorDigits } from "@tributary/domain/money/currency";
import { offsetClock } from "@tributary/domain/period/zone-offset";
import { z } from "zod";

/** Numbers stand as strings in every file and column: a JSON number would pass through a float. */
export const decimalText = z
  .string({ error: 'write the number as a string, like "1.10"' })
  .regex(/^-?\d{1,24}(?:\.\d{1,24})?$/, 'is not a decimal number: write it like "1.10"')
  .max(50)
  .describe("An exact decimal number as a string.");

export const amountText = z
  .string({ error: 'write the amount as a string, like "25.00"' })
  .regex(/^-?\d{1,24}(?:\.\d{1,6}0*)?$/, 'is not an amount: write it like "25.00", with at most 6 decimals')
  .describe("An amount in currency units as a string, with at most 6 decimals.");

export const wholeText = z
  .string({ error: 'write the number as a string, like "60"' })
  .regex(/^\d{1,24}$/, 'is not a whole number: write it like "60"')
  .describe("A whole number, zero or more, as a string.");

export const positiveWholeText = wholeText.regex(/[1-9]/, "has to be greater than 0");
export const positiveDecimalText = decimalText.regex(/^\d*\.?\d*[1-9][\d.]*$/, "has to be greater than 0");

export const basisPoints = z
  .int("has to be a whole number of basis points: 100 is one per cent")
  .min(0, "must not be negative")
  .max(1_000_000, "is more than a hundredfold")
  .describe("Basis points: 100 is one per cent.");

export const days = z.int("has to be a whole number of days").min(0, "must not be negative").max(3660);

export const slug = z
  .string()
  .regex(/^[a-z][a-z0-9_-]{0,62}$/, "is not a code: use lower-case letters, digits, - and _, a letter first");

/** The code of an operator also names its schema and its role in the database, hence no hyphen. */
export const operatorCode = z
  .string()
  .regex(/^[a-z][a-z0-9_]{1,30}$/, "is not an operator code: 2 to 31 of a-z, 0-9 and _, a letter first")
  .refine((code) => code !== "suspense", "is reserved for usage of no operator: choose another code");

export const lineCode = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,40}$/, "is not a line code: use letters, digits, - _ and .")
  .max(41);

export const currencyCode = z
  .string()
  .refine(succeeds(minorDigits), { error: (issue) => `${quote(issue.input)} is not a currency of ISO 4217` })
  .describe("ISO 4217 alphabetic code.");

export const zoneName = z
  .string()
  .refine(succeeds(offsetClock), {
    error: (issue) => `${quote(issue.input)} is not a time zone: use an IANA name such as Europe/Berlin`,
  })
  .describe("IANA time zone.");

export const countryCode = z
  .string()
  .regex(/^[A-Z]{2}$/, "is not a country: use two capital letters, like DE");

function succeeds(read: (text: string) => unknown): (text: string) => boolean {
  return (text) => {
    try {
      read(text);
      return true;
    } catch {
      return false;
    }
  };
}

function quote(input: unknown): string {
  return JSON.stringify(input) ?? "nothing";
}
