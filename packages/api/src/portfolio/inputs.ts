import { z } from "zod";

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
