import { type ZodType, z } from "zod";
import type { Prisma } from "../../generated/shared/client.ts";

/** What a named read runs on: the portfolio's login. The SQL stays here; who calls a read gets rows. */
export interface Reader {
  $queryRaw(query: Prisma.Sql): PromiseLike<unknown>;
}

/** Runs one statement and checks what came back against its shape. */
export async function readRows<Row>(reader: Reader, query: Prisma.Sql, row: ZodType<Row>): Promise<Row[]> {
  return z.array(row).parse(await reader.$queryRaw(query));
}
