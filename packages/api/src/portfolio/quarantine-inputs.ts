import type { PickedRecords } from "@tributary/services/usage-file/fix-kind";
import { z } from "zod";
import { agreementId, operatorCode } from "./inputs.ts";

export const sourceId = z.string().min(1).max(60);
export const quarantineReason = z.string().min(1).max(30);
/** null = nobody's. */
const owner = operatorCode.nullable();

export const filter = {
  agreementId: agreementId.optional(),
  sourceId: sourceId.optional(),
  reason: quarantineReason.optional(),
  operatorId: owner.optional(),
};

export const group = { sourceId, reason: quarantineReason, operatorId: owner };

/** So many groups are fixed by one command. */
export const MOST_GROUPS = 200;

export const groups = z.array(z.strictObject(group)).min(1).max(MOST_GROUPS);

/** What is fixed: groups by name, or all that a filter lets through when the command comes. */
export const selection = {
  groups: groups.optional(),
  filter: z.strictObject(filter).optional(),
};

/** The largest id of a record. */
const LARGEST_ID = 2n ** 63n - 1n;

export const recordId = z.bigint().min(1n).max(LARGEST_ID);

/** Of the only group, these records. */
export const picked = z
  .array(z.strictObject({ fileId: z.int().min(1), id: recordId }))
  .min(1)
  .max(500)
  .optional();

export function pickedOf(given: z.infer<typeof picked>): PickedRecords | undefined {
  if (given === undefined) return undefined;
  const byFile = new Map<number, bigint[]>();
  for (const { fileId, id } of given) byFile.set(fileId, [...(byFile.get(fileId) ?? []), id]);
  return byFile;
}

const digits = z.string().min(1).max(24);

export const assignment = {
  operatorId: operatorCode,
  identifier: z.discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("sim"),
      imsi: digits,
      iccid: digits.optional(),
      msisdn: digits.optional(),
    }),
    z.strictObject({ kind: z.enum(["imsi-range", "msisdn-range"]), first: digits, last: digits }),
  ]),
  /** A day of the agreement's zone, or an instant. */
  from: z.string().min(1).max(40),
};

const text = z.string().min(1).max(80);

export const mapping = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("service"), text, means: z.enum(["voice", "sms", "mms", "data"]) }),
  z.strictObject({ kind: z.literal("direction"), text, means: z.enum(["mo", "mt", "none"]) }),
  z.strictObject({ kind: z.literal("time"), format: text, zone: z.string().min(1).max(60).optional() }),
]);
