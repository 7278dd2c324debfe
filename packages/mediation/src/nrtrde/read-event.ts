import { berFault } from "../ber/fault.ts";
import { type Choice, missingItem } from "../ber/missing-item.ts";
import { readElement, readElements } from "../ber/read-element.ts";
import { chargingIdText, digitsOf, Items } from "../ber/read-items.ts";
import { faultyRow, type ReadRecordRow, valueOrFault } from "../ber/record-file.ts";
import type { BerElement } from "../ber/types.ts";
import type { RawRow } from "../csv/types.ts";
import { NRTRDE_DICTIONARY } from "./dictionary.ts";
import { NRTRDE_COLUMNS, type NrtrdeColumn, type NrtrdeTexts } from "./nrtrde-columns.ts";

const RECORDS: ReadonlySet<string> = new Set(["moc", "mtc", "gprs", "callEventsCount"]);
/** Columns that are one item, and are named after it. */
const AS_THEY_STAND = [
  "dialledDigits",
  "connectedNumber",
  "callingNumber",
  "thirdPartyNumber",
  "callEventDuration",
  "causeForTermination",
  "teleServiceCode",
  "bearerServiceCode",
  "supplementaryServiceCode",
  "recEntityId",
  "locationArea",
  "cellId",
  "sgsnAddress",
  "ggsnAddress",
  "dataVolumeIncoming",
  "dataVolumeOutgoing",
  "callReference",
  "chargeAmount",
  "callEventsCount",
] as const satisfies readonly NrtrdeColumn[];
const START: readonly Choice[] = [["startTimestamp"], ["utcTimeOffset"], ["callEventDuration"]];
const SERVICE: Choice = ["teleServiceCode", "bearerServiceCode", "supplementaryServiceCode"];
const NEEDED: Readonly<Record<string, readonly Choice[]>> = {
  moc: [...START, SERVICE],
  mtc: [...START, SERVICE],
  gprs: [...START, ["dataVolumeIncoming"], ["dataVolumeOutgoing"]],
};
const LOCAL = /^(?:\d{14})?$/;
const OFFSET = /^(?:[+-]\d{4})?$/;

/**
 * Reads one event again from the bytes that were kept of it and of its file.
 *
 * Shape   `contextBytes` are the bytes of the file's header row, `eventBytes` those of the event's row.
 */
export function readNrtrdeEvent(contextBytes: Buffer, eventBytes: Buffer, line: number): RawRow {
  return createNrtrdeEventReader(contextBytes)(eventBytes, line);
}

/** As {@link readNrtrdeEvent}, for many events of one file. */
export function createNrtrdeEventReader(contextBytes: Buffer): ReadRecordRow {
  const context = contextOrFault(contextBytes);
  return (bytes, line) => {
    if (typeof context === "string") return faultyRow(bytes, line, context);
    const texts = valueOrFault(() => readTexts(context, readElement(bytes)));
    if (typeof texts === "string") return faultyRow(bytes, line, texts);
    const fields = NRTRDE_COLUMNS.map((column) => texts[column] ?? "");
    return { line, bytes, fields, fault: missingItem(texts, NEEDED), isCut: false };
  };
}

/** What the file says of itself, or why it cannot be read. */
export function contextOrFault(bytes: Buffer): NrtrdeTexts | string {
  return valueOrFault(() => {
    const items = new Items(readElements(bytes), NRTRDE_DICTIONARY);
    const version = items.text("specificationVersionNumber");
    return {
      sender: items.text("sender"),
      recipient: items.text("recipient"),
      sequenceNumber: items.text("sequenceNumber"),
      release: version === "" ? "" : `${version}.${items.text("releaseVersionNumber")}`,
      fileAvailableTimeStamp: items.text("fileAvailableTimeStamp") + items.text("utcTimeOffset"),
    };
  });
}

function readTexts(context: NrtrdeTexts, element: BerElement): NrtrdeTexts {
  const items = new Items([element], NRTRDE_DICTIONARY);
  const name = element.tagClass === "application" ? NRTRDE_DICTIONARY.byTag(element.number)?.name : undefined;
  const isEvent = name !== "callEventsCount";
  return {
    ...context,
    ...Object.fromEntries(AS_THEY_STAND.map((column) => [column, items.text(column)])),
    ...startOf(items),
    recordType: RECORDS.has(name ?? "") ? name : `unknown [${element.number}]`,
    imsi: digitsOf(items.first("imsi")),
    msisdn: digitsOf(items.first("msisdn")),
    imei: items.text("imei"),
    plmn: items.text("servingNetwork") || (isEvent ? (context.sender ?? "") : ""),
    apn: items.text("accessPointNameNI"),
    apnOperator: items.text("accessPointNameOI"),
    chargingId: chargingIdText(items.first("chargingId")),
    unknownTags: items.unknownTags.join(" "),
  };
}

function startOf(items: Items): NrtrdeTexts {
  return {
    startTimestamp: matching(items, "callEventStartTimeStamp", LOCAL, "is no local time of 14 digits"),
    utcTimeOffset: matching(items, "utcTimeOffset", OFFSET, "is no offset such as +0100"),
  };
}

function matching(items: Items, name: string, pattern: RegExp, what: string): string {
  const text = items.text(name);
  if (pattern.test(text)) return text;
  throw berFault(items.first(name)?.element.offset ?? 0, `${name} ${what}: it stands`);
}
