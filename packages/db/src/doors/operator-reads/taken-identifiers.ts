import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "../portfolio-reads/reader.ts";

export interface NamedIdentifiers {
  /** Of subscribers. */
  readonly numbers: readonly string[];
  readonly iccids: readonly string[];
  readonly imsis: readonly string[];
  readonly msisdns: readonly string[];
}

const sim = z.object({
  id: z.string(),
  iccid: z.string(),
  status: z.string(),
  availableFrom: z.date().nullable(),
});
const imsi = z.object({ imsi: z.string(), iccid: z.string() });
const phone = z.object({
  id: z.string(),
  msisdn: z.string(),
  status: z.string(),
  statusUntil: z.date().nullable(),
  isOwn: z.boolean(),
  reservedBy: z.string().nullable(),
  reservedForId: z.string().nullable(),
});

/** Those of the named identifiers that the operator has. */
export interface TakenIdentifiers {
  readonly numbers: readonly string[];
  readonly sims: readonly z.infer<typeof sim>[];
  readonly imsis: readonly z.infer<typeof imsi>[];
  readonly phones: readonly z.infer<typeof phone>[];
}

/** Looks up tens of thousands of identifiers, in one statement for each kind. */
export async function takenIdentifiers(reader: Reader, named: NamedIdentifiers): Promise<TakenIdentifiers> {
  const [numbers, sims, imsis, phones] = await Promise.all([
    readRows(
      reader,
      Prisma.sql`SELECT number FROM subscriber
        JOIN unnest(${named.numbers}::text[]) AS n(number) USING (number)`,
      z.object({ number: z.string() }),
    ),
    readRows(
      reader,
      Prisma.sql`SELECT id::text, iccid, status, available_from AS "availableFrom" FROM sim_card
        JOIN unnest(${named.iccids}::text[]) AS n(iccid) USING (iccid)`,
      sim,
    ),
    readRows(
      reader,
      Prisma.sql`SELECT sim_imsi.imsi, sim_card.iccid
        FROM sim_imsi JOIN unnest(${named.imsis}::text[]) AS n(imsi) ON n.imsi = sim_imsi.imsi
        JOIN sim_card ON (sim_card.operator_id, sim_card.id) = (sim_imsi.operator_id, sim_imsi.sim_card_id)`,
      imsi,
    ),
    readRows(
      reader,
      Prisma.sql`SELECT id::text, msisdn, status, status_until AS "statusUntil", is_own AS "isOwn",
          reserved_by AS "reservedBy", reserved_for_id::text AS "reservedForId" FROM phone_number
        JOIN unnest(${named.msisdns}::text[]) AS n(msisdn) USING (msisdn)`,
      phone,
    ),
  ]);
  return { numbers: numbers.map(({ number }) => number), sims, imsis, phones };
}
