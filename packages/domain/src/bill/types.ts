import type { CurrencyCode, Exact, Micros, RoundingMode } from "../money/types.ts";
import type { PeriodLabel } from "../period/types.ts";

/** How a price and its tax stand to each other. */
export type TaxTreatment = "exclusive" | "inclusive" | "exempt" | "reverse-charge";

/** One way in which something is taxed; lines name it by its code. */
export interface TaxRule {
  readonly code: string;
  readonly treatment: TaxTreatment;
  /** Of the net; 0 where nothing is taxed. */
  readonly bps: number;
  /** Why nothing is taxed, as it has to stand on the bill. */
  readonly note: string | null;
}

export interface BillRounding {
  readonly mode: RoundingMode;
  /** Decimals of the currency unit; never finer than its minor unit. */
  readonly scale: number;
  /** Whether tax is rounded on each line, or once on all lines that are taxed alike. */
  readonly taxPer: "line" | "group";
}

/** Numbers are a prefix and a count that has no gaps: `A-2026-` and 6 digits give A-2026-000001. */
export interface NumberSeries {
  /** `{yyyy}` and `{mm}` stand for the year and month of issue: with them, the count begins anew. */
  readonly prefix: string;
  readonly digits: number;
}

/** Who bills, as it has to stand on a bill. */
export interface Seller {
  readonly name: string;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  /** ISO 3166, two letters. */
  readonly country: string;
  /** With the country's letters before it: DE123456789. */
  readonly taxId: string;
  /** `#rrggbb` */
  readonly colour: string;
}

/** The languages that bills can be printed in. */
export const BILL_LANGUAGES = ["en", "de", "fr"] as const;

export type BillLanguage = (typeof BILL_LANGUAGES)[number];

/** How an operator bills its subscribers. Immutable once used; a change is the next version. */
export interface BillingProfileTerms {
  readonly currency: CurrencyCode;
  /** IANA zone in which cycles and days are cut. */
  readonly zone: string;
  /** On which day of the month a cycle begins; 31 is the last day of a shorter month. */
  readonly cycleDay: number;
  readonly taxes: readonly TaxRule[];
  /** The code of the rule for usage. */
  readonly usageTaxCode: string;
  readonly rounding: BillRounding;
  readonly billNumbers: NumberSeries;
  readonly creditNumbers: NumberSeries;
  readonly dueDays: number;
  /** Those that bills come in; the first for whoever speaks none of them. */
  readonly languages: readonly BillLanguage[];
  readonly seller: Seller;
  readonly dunning: DunningTerms;
}

export type DunningAction = "remind" | "suspend" | "terminate";
export type DunningChannel = "email" | "sms" | "letter";

export interface DunningStep {
  /** Days after the due day from which on it is taken. */
  readonly daysOverdue: number;
  readonly action: DunningAction;
  /** How the subscriber is told. */
  readonly channel: DunningChannel;
}

export interface DunningTerms {
  /** In order of their days. */
  readonly steps: readonly DunningStep[];
  /** Less than this is left alone. */
  readonly minimumMicros: Micros;
  /** Whether the steps that are due are taken each morning. */
  readonly isDaily: boolean;
}

export type BillLineKind = "recurring" | "one-off" | "usage" | "discount" | "adjustment";

/** Something to be billed at a price: with its tax or without, as the rule of its code says. */
export interface BillItem {
  readonly kind: BillLineKind;
  readonly code: string;
  readonly description: string;
  readonly quantity: Exact | null;
  readonly unit: string | null;
  /** YYYY-MM-DD, first and last day that it is for. */
  readonly fromDay: string;
  readonly toDay: string;
  readonly priceMicros: Micros;
  readonly taxCode: string;
}

export interface BillLine extends Omit<BillItem, "priceMicros"> {
  /** From 1. */
  readonly lineNumber: number;
  readonly netMicros: Micros;
  readonly taxMicros: Micros;
  readonly taxBps: number;
}

/** All lines that are taxed alike. */
export interface TaxTotal {
  readonly taxCode: string;
  readonly taxBps: number;
  readonly netMicros: Micros;
  readonly taxMicros: Micros;
}

export interface BillAmounts {
  readonly netMicros: Micros;
  readonly taxMicros: Micros;
  readonly grossMicros: Micros;
}

/** What somebody owes for a period, before it has a number. */
export interface DrawnBill extends BillAmounts {
  readonly period: PeriodLabel;
  readonly currency: CurrencyCode;
  readonly lines: readonly BillLine[];
  readonly taxes: readonly TaxTotal[];
}
