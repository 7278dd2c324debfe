/** Row and input types of the shared tables, for code that passes them on. */
export type * from "./generated/shared/client.ts";
export type { Cdr, Prisma as UsagePrisma, Quarantine } from "./generated/usage/client.ts";
