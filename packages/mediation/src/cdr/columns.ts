/**
 * The columns of a CDR in the order in which they are written, see `encode-cdr.ts`: what is its own, then
 * what all records of its aggregate share.
 */
export const CDR_COLUMNS = [
  "key",
  "file_id",
  "record_number",
  "rated_quantity",
  "charge_micros",
  "source_charge_micros",
  "is_test",
  "attribution_method",
  "assignment_id",
  "occurred_at",
  "record_id",
  "imsi",
  "iccid",
  "msisdn",
  "other_party",
  "service",
  "direction",
  "charging_id",
  "duration_seconds",
  "volume_bytes",
  "visited_plmn",
  "apn",
  "rate_version",
  "operator_id",
  "period",
  "agreement_id",
  "zone",
  "line_code",
] as const;

/** The columns that make a record itself: what two files have to agree in for their records to be one. */
export const IDENTITY_COLUMNS = [
  "occurred_at",
  "record_id",
  "imsi",
  "iccid",
  "msisdn",
  "other_party",
  "service",
  "direction",
  "charging_id",
  "duration_seconds",
  "volume_bytes",
] as const;

export const QUARANTINE_COLUMNS = [
  "file_id",
  "record_number",
  "reason",
  "detail",
  "raw_bytes",
  "value_micros",
  "occurred_at",
  "operator_id",
  "is_cut",
] as const;

export const REDRIVEN_COLUMNS = ["file_id", "quarantine_id", "operator_id"] as const;
