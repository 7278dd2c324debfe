import { z } from "zod";

/** A million million of a currency: more is a mistake. */
const LARGEST_AMOUNT = 10n ** 18n;

export const agreementId = z.string().min(1).max(60);

export const operatorCode = z.string().min(1).max(40);

export const period = z
  .string()
  .max(7)
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/);

/** One month of one agreement. */
export const ofPeriod = { agreementId, period };

/** Why something is decided; an empty one is refused by whoever needs it. */
export const reason = z.string().max(500);

export const tableForm = z.enum(["raw", "formatted", "xlsx"]);

/** Where in a list somebody is; pages are counted from 1. */
export const paging = {
  page: z.int().min(1).max(10_000).default(1),
  pageSize: z.int().min(1).max(100).default(25),
};

/** The number of a statement, a dispute or an invoice. */
export const reference = z.string().min(1).max(120);

export const search = z.string().min(1).max(80);

/** What is said to somebody else, or kept in a thread. */
export const note = z.string().max(2_000);

/** An amount that is given back; nothing is an answer too. */
export const credit = z.bigint().min(0n).max(LARGEST_AMOUNT);

/** Money that came or went, by the bank's or the payer's own reference. */
export const payment = {
  amountMicros: z.bigint().min(1n).max(LARGEST_AMOUNT),
  reference: z.string().min(1).max(80),
};
