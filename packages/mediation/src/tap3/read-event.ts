import { missingItem } from "../ber/missing-item.ts";
import { readElement } from "../ber/read-element.ts";
import { Items } from "../ber/read-items.ts";
import { faultyRow, type ReadRecordRow, valueOrFault } from "../ber/record-file.ts";
import type { BerElement } from "../ber/types.ts";
import type { RawRow } from "../csv/types.ts";
import { TAP3_NEEDED } from "./columns/needed.ts";
import { readAudit } from "./columns/read-audit.ts";
import { readCharges } from "./columns/read-charges.ts";
import { readParties } from "./columns/read-parties.ts";
import { readService } from "./columns/read-service.ts";
import { readTimes } from "./columns/read-times.ts";
import { inColumns, type Tap3Texts } from "./columns/tap3-columns.ts";
import { TAP3_DICTIONARY } from "./dictionary/dictionary.ts";
import { fileTexts, readContext, type Tap3Context } from "./read-context.ts";

/** The alternatives of CallEventDetail; valueAddedService is 3.10's alone. */
const EVENTS: ReadonlySet<string> = new Set([
  "mobileOriginatedCall",
  "mobileTerminatedCall",
  "supplServiceEvent",
  "serviceCentreUsage",
  "valueAddedService",
  "gprsCall",
  "contentTransaction",
  "locationService",
  "messagingEvent",
  "mobileSession",
]);
const NO_CONTEXT: Tap3Context = {
  texts: {},
  unknownTags: [],
  utcTimeOffsets: new Map(),
  recordingEntities: new Map(),
  exchangeRates: new Map(),
  fixedDiscounts: new Map(),
};

/**
 * Reads one event again from the bytes that were kept of it and of its batch.
 *
 * Shape   `contextBytes` are the bytes of the file's header row, `eventBytes` those of the event's row.
 */
export function readTap3Event(contextBytes: Buffer, eventBytes: Buffer, line: number): RawRow {
  return createTap3EventReader(contextBytes)(eventBytes, line);
}

/** As {@link readTap3Event}, for many events of one batch. Where the batch cannot be read, none can. */
export function createTap3EventReader(contextBytes: Buffer): ReadRecordRow {
  const context = contextOrFault(contextBytes);
  return (bytes, line) => {
    if (typeof context === "string") return faultyRow(bytes, line, context);
    const texts = valueOrFault(() => readTexts(context, readElement(bytes)));
    if (typeof texts === "string") return faultyRow(bytes, line, texts);
    return { line, bytes, fields: inColumns(texts), fault: missingItem(texts, TAP3_NEEDED), isCut: false };
  };
}

/** The batch's context, or why it cannot be read. */
export function contextOrFault(bytes: Buffer): Tap3Context | string {
  return bytes.length === 0 ? NO_CONTEXT : valueOrFault(() => readContext(bytes));
}

function readTexts(context: Tap3Context, element: BerElement): Tap3Texts {
  const recordType = recordTypeOf(element);
  const items = new Items([element], TAP3_DICTIONARY);
  const common = { ...context.texts, recordType, unknownTags: items.unknownTags.join(" ") };
  if (recordType === "auditControlInfo") {
    const unknownTags = [...context.unknownTags, ...items.unknownTags].join(" ");
    return { ...common, unknownTags, ...readAudit(items) };
  }
  if (recordType === "notification") return { ...common, ...fileTexts(items) };
  return {
    ...common,
    ...readParties(items),
    ...readTimes(recordType, items, context),
    ...readService(items, context),
    ...readCharges(items, context),
  };
}

function recordTypeOf({ tagClass, number }: BerElement): string {
  const name = tagClass === "application" ? TAP3_DICTIONARY.byTag(number)?.name : undefined;
  const isKnown = name === "auditControlInfo" || name === "notification" || EVENTS.has(name ?? "");
  return isKnown ? (name ?? "") : `unknown [${number}]`;
}
