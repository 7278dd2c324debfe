import { canonicalJson } from "@tributary/domain/statement/canonical";
import type { StatementDocument } from "@tributary/domain/statement/types";
import { z } from "zod";
import { hashOf } from "../settlement/run-content.ts";

const micros = z
  .string()
  .regex(/^-?\d+$/)
  .transform((text) => BigInt(text));

const documentSchema = z.strictObject({
  number: z.string(),
  version: z.int(),
  operatorId: z.string(),
  agreementId: z.string(),
  period: z.string(),
  zone: z.string(),
  currency: z.string(),
  issuedOn: z.string(),
  dueOn: z.string(),
  isFinal: z.boolean(),
  isProvisional: z.boolean(),
  lines: z.array(
    z.strictObject({
      code: z.string(),
      description: z.string(),
      quantity: z.string().nullable(),
      unit: z.string().nullable(),
      amountMicros: micros,
      originPeriod: z.string(),
    }),
  ),
  netMicros: micros,
  taxBps: z.int(),
  taxMicros: micros,
  grossMicros: micros,
  converted: z
    .strictObject({
      currency: z.string(),
      netMicros: micros,
      taxMicros: micros,
      grossMicros: micros,
      rate: z.string(),
      source: z.string(),
      validOn: z.string(),
    })
    .nullable(),
});

/** A document as it is stored and exported: amounts as decimal strings of micros. */
export function writeDocument(document: StatementDocument): object {
  return JSON.parse(canonicalJson(document)) as object;
}

/** Reads a stored document back. */
export function readDocument(stored: unknown): StatementDocument {
  return documentSchema.parse(stored);
}

/** The SHA-256 of a document's canonical form, in lower-case hex. */
export function documentHash(document: StatementDocument): string {
  return hashOf(document);
}
