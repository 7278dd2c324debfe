import type { AgreementTerms, ChargeLine } from "@tributary/domain/agreement/types";
import { parseMicros } from "@tributary/domain/money/micros";
import type { Micros } from "@tributary/domain/money/types";
import {
  type AgreementTermsJson,
  agreementTermsSchema,
  type ChargeLineJson,
} from "./agreement-terms-schema.ts";
import { parseOrRefuse } from "./issues.ts";
import {
  decodeAllocation,
  decodePricing,
  decodeRecord,
  encodeAllocation,
  encodeMicros,
  encodePricing,
  encodeRecord,
} from "./pricing-codec.ts";
import { decodeZones, encodeZones } from "./zone-table.ts";

/**
 * Reads wholesale terms from their JSON form, defaults filled in.
 *
 * Throws  {@link DomainError} `TERMS_INVALID`, naming the path of everything that is wrong.
 */
export function decodeAgreementTerms(json: unknown): AgreementTerms {
  const terms = parseOrRefuse(agreementTermsSchema, json, "The agreement's terms", "TERMS_INVALID");
  return {
    ...terms,
    lines: terms.lines.map(decodeLine),
    zones: decodeZones(terms.zones),
    tolerance: {
      absoluteMicros: parseMicros(terms.tolerance.absolute),
      bps: terms.tolerance.bps,
      invoiceCapMicros: terms.tolerance.invoiceCap === null ? null : parseMicros(terms.tolerance.invoiceCap),
    },
  };
}

/** Writes wholesale terms whole, so that equal terms give equal JSON. */
export function encodeAgreementTerms(terms: AgreementTerms): AgreementTermsJson {
  const { currency, zone, cutOff, rounding, zones, unattributedCapBps, paymentTermDays, taxBps } = terms;
  const cap = terms.tolerance.invoiceCapMicros;
  return {
    currency,
    zone,
    cutOff,
    rounding: { mode: rounding.mode, scale: rounding.scale, per: rounding.per },
    lines: terms.lines.map(encodeLine),
    zones: encodeZones(zones),
    tolerance: {
      absolute: encodeMicros(terms.tolerance.absoluteMicros),
      bps: terms.tolerance.bps,
      invoiceCap: cap === null ? null : encodeMicros(cap),
    },
    unattributedCapBps,
    dispute: { windowDays: terms.dispute.windowDays, mode: terms.dispute.mode },
    paymentTermDays,
    taxBps,
  };
}

function decodeLine(line: ChargeLineJson): ChargeLine {
  switch (line.kind) {
    case "usage": {
      const { directions, ...rest } = line;
      return {
        ...rest,
        ...(directions === undefined ? {} : { directions }),
        unit: { name: line.unit.name, size: BigInt(line.unit.size) },
        pricing: decodePricing(line.pricing),
        record: decodeRecord(line.record),
      };
    }
    case "sim":
      return { ...line, pricing: decodePricing(line.pricing) };
    case "flat": {
      const { amount, ...rest } = line;
      return { ...rest, amountMicros: parseMicros(amount), allocation: decodeAllocation(line.allocation) };
    }
    case "commitment": {
      const { amount, ...rest } = line;
      return {
        ...rest,
        amountMicros: parseMicros(amount),
        allocation: decodeAllocation(line.allocation),
        operatorCommitments: mapValues(line.operatorCommitments, parseMicros),
      };
    }
  }
}

function encodeLine(line: ChargeLine): ChargeLineJson {
  const { code, description } = line;
  switch (line.kind) {
    case "usage":
      return {
        code,
        description,
        kind: line.kind,
        services: [...line.services],
        ...(line.directions === undefined ? {} : { directions: [...line.directions] }),
        zones: [...line.zones],
        unit: { name: line.unit.name, size: line.unit.size.toString() },
        record: encodeRecord(line.record),
        pricing: encodePricing(line.pricing),
        isCountable: line.isCountable,
      };
    case "sim":
      return {
        code,
        description,
        kind: line.kind,
        countOn: line.countOn,
        pricing: encodePricing(line.pricing),
      };
    case "flat":
      return { code, description, kind: line.kind, ...amountAndAllocation(line) };
    case "commitment":
      return {
        code,
        description,
        kind: line.kind,
        ...amountAndAllocation(line),
        shareBps: line.shareBps,
        scope: [...line.scope],
        cadence: line.cadence,
        operatorCommitments: mapValues(line.operatorCommitments, encodeMicros),
      };
  }
}

function amountAndAllocation(line: Extract<ChargeLine, { kind: "flat" | "commitment" }>) {
  return { amount: encodeMicros(line.amountMicros), allocation: encodeAllocation(line.allocation) };
}

function mapValues<From extends string | Micros, To>(
  record: Readonly<Record<string, From>>,
  read: (value: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, read(value)]));
}
