import { z } from "zod";

/** The number of a statement or a dispute. */
export const reference = z.string().min(1).max(120);

/** Of a statement. */
export const version = z.int().min(1).max(10_000);

export const period = z
  .string()
  .max(7)
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/);

export const csvForm = z.enum(["raw", "formatted"]);

/** Where in a list somebody is; pages are counted from 1. */
export const paging = {
  page: z.int().min(1).max(10_000).default(1),
  pageSize: z.int().min(1).max(100).default(25),
};
