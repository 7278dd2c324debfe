import { missingItem } from "../ber/missing-item.ts";
import { readElement } from "../ber/read-element.ts";
import { faultyRow, valueOrFault } from "../ber/record-file.ts";
import type { BerElement, BerHeader } from "../ber/types.ts";
import type { RawRow } from "../csv/types.ts";
import { readChargingRecord } from "./charging-record.ts";
import { readPacketRecord } from "./packet-record.ts";
import { TS32298_COLUMNS, type Ts32298Texts } from "./record-columns.ts";

/** The kinds of record by their tag in the choice that a file is a row of. */
const RECORDS: ReadonlyMap<number, readonly [name: string, read: (record: BerElement) => Ts32298Texts]> =
  new Map([
    [21, ["ggsnPDPRecord", readPacketRecord]],
    [70, ["egsnPDPRecord", readPacketRecord]],
    [78, ["sGWRecord", readPacketRecord]],
    [79, ["pGWRecord", readPacketRecord]],
    [200, ["chargingFunctionRecord", readChargingRecord]],
  ]);
/** Without these a record would count for nobody, at no time, or twice. */
const NEEDED = [["gateway"], ["chargingId"], ["recordOpeningTime"], ["causeForRecClosing"]];
const NEEDED_OF_ALL = Object.fromEntries([...RECORDS.values()].map(([name]) => [name, NEEDED]));

/** Whether a file of these records can begin with such an element. */
export function isRecord(header: BerHeader | null): boolean {
  return header !== null && header.tagClass === "context" && RECORDS.has(header.number);
}

/** Reads one record from its bytes; one that cannot be read is a row with a fault. */
export function readTs32298Record(bytes: Buffer, line: number): RawRow {
  const texts = valueOrFault(() => readTexts(readElement(bytes)));
  if (typeof texts === "string") return faultyRow(bytes, line, texts);
  const fields = TS32298_COLUMNS.map((column) => texts[column] ?? "");
  return { line, bytes, fields, fault: missingItem(texts, NEEDED_OF_ALL), isCut: false };
}

function readTexts(element: BerElement): Ts32298Texts {
  const record = element.tagClass === "context" ? RECORDS.get(element.number) : undefined;
  if (record === undefined) return { recordType: `unknown [${element.number}]` };
  const [recordType, read] = record;
  return { recordType, ...read(element) };
}
