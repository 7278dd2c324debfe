import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "./reader.ts";

const inventory = z.object({
  /** SIMs assigned one by one. */
  sims: z.int(),
  simBlocks: z.int(),
  simsInBlocks: z.bigint(),
  numberBlocks: z.int(),
  numbersInBlocks: z.bigint(),
  /** Of its own pool, those that are neither elsewhere nor somebody else's. */
  poolNumbers: z.int(),
  /** Of its blocks, and used at other providers. */
  numbersElsewhere: z.int(),
  /** Of others' blocks, and here with their holders. */
  numbersOfOthers: z.int(),
});

/** What an operator holds at an instant: SIMs, blocks, and how the numbers of its pool stand. */
export type HeldInventory = z.infer<typeof inventory>;

/** Counts what would go back if an operator ended; blocks count with every number in them. */
export async function heldInventory(
  reader: Reader,
  { operatorId, at }: { readonly operatorId: string; readonly at: Date },
): Promise<HeldInventory> {
  const isHeld = Prisma.sql`operator_id = ${operatorId} AND valid_from <= ${at}
    AND (valid_until IS NULL OR valid_until > ${at})`;
  const query = Prisma.sql`
    SELECT sim.*, block.*, pool.*
    FROM (SELECT count(*)::int AS sims FROM sim_assignment WHERE ${isHeld}) sim,
      (SELECT count(*) FILTER (WHERE kind = 'imsi')::int AS "simBlocks",
        coalesce(sum(last::numeric - first::numeric + 1) FILTER (WHERE kind = 'imsi'), 0)::bigint
          AS "simsInBlocks",
        count(*) FILTER (WHERE kind = 'msisdn')::int AS "numberBlocks",
        coalesce(sum(last::numeric - first::numeric + 1) FILTER (WHERE kind = 'msisdn'), 0)::bigint
          AS "numbersInBlocks"
      FROM number_range WHERE ${isHeld}) block,
      (SELECT count(*) FILTER (WHERE is_own AND status <> 'ported-out')::int AS "poolNumbers",
        count(*) FILTER (WHERE is_own AND status = 'ported-out')::int AS "numbersElsewhere",
        count(*) FILTER (WHERE NOT is_own AND status <> 'ported-out')::int AS "numbersOfOthers"
      FROM phone_number WHERE operator_id = ${operatorId}) pool`;
  const [row] = await readRows(reader, query, inventory);
  if (row === undefined) throw new Error("sums have one row");
  return row;
}
