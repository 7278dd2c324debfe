import { Prisma } from "../../generated/shared/client.ts";

/** A record that takes another one back counts against it: its number is negative, as are its amounts. */
export const SIGN = Prisma.sql`(CASE WHEN record_number < 0 THEN -1 ELSE 1 END)`;

/** How many records stand: those that are there, less those that were taken back. */
export const STANDING = Prisma.sql`sum(${SIGN})`;
