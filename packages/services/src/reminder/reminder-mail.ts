import type { BillLanguage, DunningAction } from "@tributary/domain/bill/types";
import { billWords } from "../bill/words/bill-words.ts";
import { writtenIn } from "../bill/words/written-in.ts";
import { reminderWords } from "./words/reminder-words.ts";

export interface ReminderFacts {
  readonly language: BillLanguage;
  readonly action: DunningAction;
  readonly number: string;
  readonly currency: string;
  readonly openMicros: bigint;
  /** YYYY-MM-DD */
  readonly dueOn: string;
  /** The subscriber's. */
  readonly name: string;
  /** The operator's, as it bills. */
  readonly seller: string;
}

/** Writes a reminder in its reader's language. */
export function reminderMail({
  language,
  action,
  number,
  currency,
  openMicros,
  dueOn,
  name,
  seller,
}: ReminderFacts) {
  const words = reminderWords(language);
  const write = writtenIn(billWords(language).locale, currency);
  const bill = { number, amount: `${write.amount(openMicros)} ${currency}`, dueOn: write.day(dueOn) };
  return {
    subject: words.subject(number),
    text: [
      words.greeting(name),
      `${words.unpaid(bill)} ${words.actions[action]}`,
      words.crossed(number),
      seller,
    ].join("\n\n"),
  };
}
