import type { ZoneTable } from "@tributary/domain/agreement/types";
import { z } from "zod";

/** The same form in which source mappings name zones. */
export const rateZone = z
  .string()
  .regex(/^[a-z][a-z0-9_-]*$/, "is not a zone: use a lower-case code such as eu-1")
  .max(63);
export const plmn = z
  .string()
  .regex(/^\d{5,6}$/, "a PLMN is 5 or 6 digits")
  .max(6);
export const dialPrefix = z
  .string()
  .regex(/^\d{1,15}$/, "a prefix is 1 to 15 digits")
  .max(15);

export const zoneTableSchema = z
  .strictObject({
    plmns: z.record(plmn, rateZone).default({}),
    prefixes: z.record(dialPrefix, rateZone).default({}),
    homePlmns: z
      .array(plmn)
      .min(1)
      .optional()
      .describe("Networks on which the dialled number decides; on any other the network does."),
  })
  .default({ plmns: {}, prefixes: {} });

export type ZoneTableJson = z.output<typeof zoneTableSchema>;

export function decodeZones({ plmns, prefixes, homePlmns }: ZoneTableJson): ZoneTable {
  return homePlmns === undefined ? { plmns, prefixes } : { plmns, prefixes, homePlmns };
}

export function encodeZones({ plmns, prefixes, homePlmns }: ZoneTable): ZoneTableJson {
  const home = homePlmns === undefined ? {} : { homePlmns: [...homePlmns] };
  return { plmns: { ...plmns }, prefixes: { ...prefixes }, ...home };
}
