import { OBSTACLES } from "@tributary/domain/data-deletion/types";
import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "./reader.ts";

const obstacle = z.object({
  name: z.enum(OBSTACLES),
  amount: z.bigint().transform(Number),
  until: z
    .date()
    .nullable()
    .transform((date) => date?.getTime() ?? null),
});

/** What keeps an operator's data now. The portfolio's login sees the answer, and not what it is found in. */
export function deletionObstacles(reader: Reader, operatorId: string): Promise<z.infer<typeof obstacle>[]> {
  const query = Prisma.sql`
    SELECT obstacle AS name, amount, kept_until AS until FROM app_deletion_obstacles(${operatorId})`;
  return readRows(reader, query, obstacle as unknown as z.ZodType<z.infer<typeof obstacle>>);
}
