import type { Micros } from "../money/types.ts";
import type { Direction, Service } from "../usage/types.ts";

/**
 * What a record needs to say in order to be rated. `quantity` is in the service's base unit: bytes, seconds
 * or events.
 */
export interface RecordUsage {
  readonly service: Service;
  readonly direction: Direction;
  /** null when neither the visited network nor the dialled number leads to a zone. */
  readonly zone: string | null;
  readonly quantity: bigint;
}

/** Why a record has no charge. It is never charged 0 instead. */
export type UnrateableReason = "ZONE_UNKNOWN" | "RATE_MISSING" | "QUANTITY_NEGATIVE";

export type RecordCharge =
  | {
      readonly lineCode: string;
      /** Base units after minimum and increments. */
      readonly ratedQuantity: bigint;
      readonly chargeMicros: Micros;
      /**
       * True where tiers or packages decide the price at settlement; the charge is then at the first tier's
       * rate.
       */
      readonly isProvisional: boolean;
      readonly unrateable?: never;
    }
  | { readonly unrateable: UnrateableReason };
