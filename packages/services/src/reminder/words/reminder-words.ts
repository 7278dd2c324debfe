import type { BillLanguage, DunningAction } from "@tributary/domain/bill/types";
import { GERMAN } from "./de.ts";
import { ENGLISH } from "./en.ts";
import { FRENCH } from "./fr.ts";

/** What a reminder is about, as its reader reads it. */
export interface Reminded {
  readonly number: string;
  readonly amount: string;
  readonly dueOn: string;
}

/** What stands in a reminder. */
export interface ReminderWords {
  readonly subject: (number: string) => string;
  readonly greeting: (name: string) => string;
  readonly unpaid: (bill: Reminded) => string;
  /** What was done, or is asked for. */
  readonly actions: Readonly<Record<DunningAction, string>>;
  readonly crossed: (number: string) => string;
}

const WORDS: Readonly<Record<BillLanguage, ReminderWords>> = { en: ENGLISH, de: GERMAN, fr: FRENCH };

export function reminderWords(language: BillLanguage): ReminderWords {
  return WORDS[language];
}
