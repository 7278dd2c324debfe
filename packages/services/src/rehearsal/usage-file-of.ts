import type { SyntheticRecord } from "@tributary/domain/rehearsal/types";
import type { Service } from "@tributary/domain/usage/types";
import type { SourceMappingInput } from "@tributary/mediation/mapping/schema";

const same = <Value extends string>(...values: readonly Value[]) =>
  Object.fromEntries(values.map((value) => [value, value])) as Record<Value, Value>;

/** How the files of a rehearsal are read: network and number say the zone, unless only a source can. */
export const USAGE_MAPPING: SourceMappingInput = {
  format: "csv",
  recordId: ["record"],
  occurredAt: { columns: ["time"], format: "epoch-milliseconds" },
  imsi: "imsi",
  otherParty: "other",
  service: { column: "service", values: same<Service>("voice", "sms", "mms", "data") },
  direction: { column: "direction", values: same("mo", "mt", "none") },
  zone: [{ by: "column", text: "zone" }, { by: "agreement" }],
  visitedPlmn: "plmn",
  duration: { column: "seconds", form: "seconds" },
  volume: { columns: ["bytes"], unit: "bytes" },
};

const COLUMNS = "record,time,imsi,direction,service,other,plmn,zone,seconds,bytes";

/** Synthetic records as a file of usage. */
export function usageFileOf(records: readonly SyntheticRecord[]): string {
  const rows = records.map((record, index) => {
    const { occurredAt, imsi, direction, service, dialled, visitedPlmn, zone, isZoneFound, quantity } =
      record;
    const seconds = service === "voice" ? quantity : 0n;
    const bytes = service === "data" ? quantity : 0n;
    return [
      ...[index + 1, occurredAt, imsi, direction, service, dialled ?? "", visitedPlmn ?? ""],
      ...[isZoneFound ? "" : zone, seconds, bytes],
    ].join(",");
  });
  return `${[COLUMNS, ...rows].join("\n")}\n`;
}
