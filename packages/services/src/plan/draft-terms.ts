import { decodePlanTerms } from "@tributary/db/terms/plan-terms";
import type { PlanTermsInput } from "@tributary/db/terms/plan-terms-schema";
import { encodeMicros } from "@tributary/db/terms/pricing-codec";
import { DomainError } from "@tributary/domain/error";
import { minorDigits } from "@tributary/domain/money/currency";
import { exact, exactToDecimal, multiplyExact, parseExact } from "@tributary/domain/money/exact";
import type { CurrencyCode, Micros } from "@tributary/domain/money/types";
import type { Bundle, PlanTerms } from "@tributary/domain/plan/types";
import { z } from "zod";

const code = z.string().max(41);
const text = z.string().max(120);
const number = z.string().max(30);
const periods = z.int().min(1).max(120);

/** A plan's terms as people write them: amounts and allowances as decimals, in units and not in bytes. */
export const draftTermsSchema = z.strictObject({
  validity: z.discriminatedUnion("lasts", [
    z.strictObject({ lasts: z.literal("open") }),
    z.strictObject({ lasts: z.literal("period") }),
    z.strictObject({
      lasts: z.literal("days"),
      days: z.int().min(1).max(366),
      startsOn: z.enum(["date", "first-use"]),
    }),
  ]),
  fees: z
    .array(
      z.strictObject({
        code,
        description: text,
        every: z.enum(["period", "once"]),
        amount: number,
        taxCode: code,
        isProrated: z.boolean(),
      }),
    )
    .max(50),
  discounts: z
    .array(
      z.strictObject({
        code,
        description: text,
        fee: code,
        off: z.discriminatedUnion("by", [
          z.strictObject({ by: z.literal("percentage"), bps: z.int().min(1).max(10_000) }),
          z.strictObject({ by: z.literal("amount"), amount: number }),
        ]),
        periods: periods.nullable(),
      }),
    )
    .max(50),
  bundles: z
    .array(
      z.strictObject({
        code,
        description: text,
        services: z.array(z.enum(["voice", "sms", "mms", "data"])).max(4),
        directions: z
          .array(z.enum(["mo", "mt", "none"]))
          .max(3)
          .nullable(),
        zones: z.array(z.string().max(63)).max(1000).nullable(),
        allowance: number.nullable(),
        unit: z.strictObject({ name: z.string().max(20), size: z.string().max(24) }),
        isProrated: z.boolean(),
        priority: z.int().min(1).max(100),
        atEnd: z.enum(["overage", "throttle", "stop"]),
        rollover: z.strictObject({ cap: number, periods }).nullable(),
        pool: z.strictObject({ memberCap: number.nullable() }).nullable(),
      }),
    )
    .max(50),
});

export type DraftTerms = z.infer<typeof draftTermsSchema>;
type DraftBundle = DraftTerms["bundles"][number];

/**
 * Reads terms as people wrote them.
 *
 * Throws  {@link DomainError} `TERMS_INVALID`, naming the path of what is wrong.
 */
export function readDraftTerms(draft: DraftTerms): PlanTerms {
  const bundles = draft.bundles.map((bundle, index) => bundleInput(bundle, index));
  const input: PlanTermsInput = { ...draft, bundles };
  return decodePlanTerms(input);
}

/** Writes terms as people read them: amounts with at least the currency's decimals. */
export function writeDraftTerms(
  { validity, fees, discounts, bundles }: PlanTerms,
  currency: CurrencyCode,
): DraftTerms {
  return {
    validity,
    fees: fees.map(({ amountMicros, ...fee }) => ({ ...fee, amount: amountIn(currency, amountMicros) })),
    discounts: discounts.map(({ off, ...discount }) => ({
      ...discount,
      off: off.by === "amount" ? { by: off.by, amount: amountIn(currency, off.amountMicros) } : off,
    })),
    bundles: bundles.map(writeBundle),
  };
}

function amountIn(currency: CurrencyCode, amountMicros: Micros): string {
  const [whole = "0", decimals = ""] = encodeMicros(amountMicros).split(".");
  const shown = decimals.padEnd(minorDigits(currency), "0");
  return shown === "" ? whole : `${whole}.${shown}`;
}

function writeBundle({ services, directions, zones, unit, rollover, pool, ...bundle }: Bundle): DraftBundle {
  const inUnits = (units: bigint) => exactToDecimal(exact(units, unit.size), DIGITS);
  return {
    ...bundle,
    services: [...services],
    directions: directions === undefined ? null : [...directions],
    zones: zones && [...zones],
    allowance: bundle.allowance === null ? null : inUnits(bundle.allowance),
    unit: { name: unit.name, size: String(unit.size) },
    rollover: rollover && { cap: inUnits(rollover.capUnits), periods: rollover.periods },
    pool:
      pool === undefined
        ? null
        : { memberCap: pool.memberCapUnits === null ? null : inUnits(pool.memberCapUnits) },
  };
}

/** Enough for a byte of a tebibyte-large unit; what was read from units reads back the same. */
const DIGITS = 24;

function bundleInput({ directions, rollover, pool, ...bundle }: DraftBundle, index: number) {
  const { allowance, unit } = bundle;
  const base = (written: string, field: string) => inBaseUnits(written, unit, `bundles[${index}].${field}`);
  return {
    ...bundle,
    ...(directions === null ? {} : { directions }),
    allowance: allowance === null ? null : base(allowance, "allowance"),
    rollover: rollover && { capUnits: base(rollover.cap, "rollover.cap"), periods: rollover.periods },
    ...(pool === null
      ? {}
      : {
          pool: { memberCapUnits: pool.memberCap === null ? null : base(pool.memberCap, "pool.memberCap") },
        }),
  };
}

function inBaseUnits(written: string, { name, size }: DraftBundle["unit"], path: string): string {
  const isNumber = /^\d{1,24}(\.\d{1,24})?$/.test(written) && /^\d*[1-9]\d*$/.test(size);
  const units = isNumber ? multiplyExact(parseExact(written), parseExact(size)) : null;
  if (units !== null && units.numerator % units.denominator === 0n) {
    return String(units.numerator / units.denominator);
  }
  const problem = `${path}: "${written}" ${name} is not a whole number of base units`;
  throw new DomainError("TERMS_INVALID", `The plan's terms cannot be used: ${problem}`, {
    issues: [problem],
  });
}
