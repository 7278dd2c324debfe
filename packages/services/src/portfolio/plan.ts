import type { SimRow } from "@tributary/db/doors/sim-batch";
import type { AgreementTermsJson } from "@tributary/db/terms/agreement-terms-schema";
import type { MarginTermsJson } from "@tributary/db/terms/margin-terms-schema";
import type { InvoiceMappingInput } from "../mno-invoice/mapping.ts";
import type { PickupSettings } from "../pickup/settings.ts";
import type { Portfolio } from "./schema.ts";

/** A portfolio file resolved into the rows it stands for: instants instead of dates, versions numbered. */
export interface PortfolioPlan {
  readonly mnos: readonly MnoPlan[];
  readonly agreements: readonly AgreementPlan[];
  readonly agreementVersions: readonly AgreementVersionPlan[];
  readonly sources: readonly SourcePlan[];
  readonly operators: readonly OperatorPlan[];
  readonly marginVersions: readonly MarginVersionPlan[];
  readonly sims: readonly SimRow[];
  readonly ranges: readonly RangePlan[];
  readonly revenues: readonly RevenuePlan[];
  readonly fxRates: Portfolio["fxRates"];
}

export interface MnoPlan {
  readonly id: string;
  readonly name: string;
  readonly country: string | null;
  readonly tadig: string | null;
  readonly senders: string[];
}

export interface AgreementPlan {
  readonly id: string;
  readonly mnoId: string;
  readonly name: string;
  readonly currency: string;
  readonly zone: string;
  /** Absent: a stored mapping stays. */
  readonly invoiceMapping?: InvoiceMappingInput;
}

export interface AgreementVersionPlan {
  readonly agreementId: string;
  readonly version: number;
  readonly effectiveFrom: Date;
  readonly terms: AgreementTermsJson;
}

export interface SourcePlan {
  readonly id: string;
  readonly agreementId: string;
  readonly mapping: Portfolio["sources"][number]["mapping"];
  /** Absent: stored settings stay. */
  readonly pickup?: PickupSettings;
}

export interface OperatorPlan {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly currency: string;
  readonly country: string | null;
  readonly liveFrom: Date;
  readonly liveUntil: Date | null;
}

export interface MarginVersionPlan {
  readonly operatorId: string;
  readonly agreementId: string;
  readonly version: number;
  readonly effectiveFrom: Date;
  readonly terms: MarginTermsJson;
}

export interface RangePlan {
  readonly operatorId: string;
  readonly agreementId: string;
  readonly kind: string;
  readonly first: string;
  readonly last: string;
  readonly validFrom: Date;
  readonly validUntil: Date | null;
}

export interface RevenuePlan {
  readonly operatorId: string;
  readonly agreementId: string;
  readonly period: string;
  readonly netRevenueMicros: bigint;
  readonly isProvisional: boolean;
}

/** A plan without anything in it, for a caller that fills one section. */
export const EMPTY_PLAN: PortfolioPlan = {
  mnos: [],
  agreements: [],
  agreementVersions: [],
  sources: [],
  operators: [],
  marginVersions: [],
  sims: [],
  ranges: [],
  revenues: [],
  fxRates: [],
};
