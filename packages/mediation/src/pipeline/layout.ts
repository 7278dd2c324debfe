import { DomainError } from "@tributary/domain/error";
import type { Instant } from "@tributary/domain/period/types";
import type { UsageRecord } from "../cdr/usage-record.ts";
import { compileWhen, isByPosition } from "../mapping/compile-condition.ts";
import { type CompiledMapping, compileMapping } from "../mapping/compile-mapping.ts";
import { columnFinder, type Read } from "../mapping/read-field.ts";
import type { SourceMapping } from "../mapping/schema.ts";
import type { Fields } from "../row/fields.ts";
import type { Row } from "../row/row.ts";
import { createPartNoter, type NotePart } from "../session/spool-parts.ts";
import type { Spool } from "../spool/spool.ts";
import { type Controls, createControls } from "./control-totals.ts";
import { createJudge, type Judge } from "./judge-record.ts";
import type { PreparedSource } from "./prepare-source.ts";

/** A source's mapping for the columns of one file. */
export interface Layout {
  readonly header: readonly string[] | null;
  /** Whether a row is the header row over again. */
  readonly isHeader: (fields: Fields) => boolean;
  readonly mapping: CompiledMapping;
  readonly judge: Judge;
  readonly controls: Controls;
  readonly notePart: NotePart;
}

/**
 * Throws {@link DomainError} `FILE_UNREADABLE`, `MAPPING_INVALID` when the mapping does not fit the header
 * row.
 */
export function layOut(
  source: PreparedSource,
  receivedAt: Instant,
  header: readonly string[] | null,
  spool: Spool,
): Layout {
  const mapping = compileMapping(source.mapping, header);
  const names = header?.map((name) => Buffer.from(name.trim())) ?? null;
  return {
    header,
    isHeader: (fields) =>
      names !== null && fields.length === names.length && names.every((name, at) => fields.says(at, name)),
    mapping,
    judge: createJudge(source, mapping.zoneOf, receivedAt),
    controls: createControls(source.mapping, header),
    notePart: createPartNoter(source, header, spool),
  };
}

/** Why a row above the header row is no usage, or null; only rules by position can be asked there. */
export function skipReasonAboveHeader({ format, skip, controls }: SourceMapping): Read<string | null> {
  if (format !== "csv") return () => null;
  const findColumn = columnFinder(null);
  const rules = [...skip, ...controls.map(({ when }) => ({ when, reason: "control row" }))]
    .filter(({ when }) => isByPosition(when))
    .map(({ when, reason }) => ({ holds: compileWhen(when, findColumn), reason }));
  return (fields) => rules.find(({ holds }) => holds(fields))?.reason ?? null;
}

/** Why a row cannot be a record at all, or null. */
export function rowFault({ fault, fields }: Row, { header }: Layout, allowsRagged: boolean): string | null {
  if (fault !== null) return fault;
  if (header === null || allowsRagged || fields.length === header.length) return null;
  return `${fields.length} fields where the header row has ${header.length}`;
}

/** Reads a row's record into `record`; null, or what is wrong with it. */
export function readOrRefuse({ mapping }: Layout, { fields, line }: Row, record: UsageRecord): string | null {
  try {
    mapping.readRecord(fields, line, record);
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error.message;
    throw error;
  }
}

/** Why a row is no usage, or null: a rule of the mapping, or the header row over again. */
export function rejectionOf(fields: Fields, { isHeader, mapping }: Layout): string | null {
  return mapping.skipReason(fields) ?? (isHeader(fields) ? "header row" : null);
}
