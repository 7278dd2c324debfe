import type { BillDocument } from "@tributary/domain/bill/document";
import type { BillLanguage } from "@tributary/domain/bill/types";
import { GERMAN } from "./de.ts";
import { ENGLISH } from "./en.ts";
import { FRENCH } from "./fr.ts";

/** All that stands on a bill beside its figures and what the operator calls its plans. */
export interface BillWords {
  /** Where dates and amounts are written like this. */
  readonly locale: string;
  readonly kinds: Readonly<Record<BillDocument["kind"], string>>;
  readonly billedTo: string;
  readonly vatId: string;
  readonly number: string;
  readonly subscriber: string;
  readonly issued: string;
  readonly credits: string;
  readonly period: string;
  readonly dueBy: string;
  readonly amountDue: string;
  readonly inYourFavour: string;
  readonly charges: string;
  readonly description: string;
  readonly from: string;
  readonly to: string;
  readonly quantity: string;
  readonly unit: string;
  readonly tax: string;
  readonly net: string;
  readonly gross: string;
  readonly nothingCharged: string;
  readonly taxOf: (percent: string, net: string) => string;
  readonly payment: string;
  readonly credit: string;
  readonly takesBack: (number: string, day: string) => string;
  readonly nothingPayable: string;
  readonly payableBy: (day: string, number: string) => string;
  readonly page: (number: number, of: number) => string;
}

const WORDS: Readonly<Record<BillLanguage, BillWords>> = { en: ENGLISH, de: GERMAN, fr: FRENCH };

export function billWords(language: BillLanguage): BillWords {
  return WORDS[language];
}
