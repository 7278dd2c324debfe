import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import type { Direction, Service } from "@tributary/domain/usage/types";
import { compileTime } from "@tributary/mediation/mapping/compile-time";
import { parseMapping } from "@tributary/mediation/mapping/parse-mapping";

/** One thing that a source's mapping learns. */
export type MappingChange =
  | { readonly kind: "service"; readonly text: string; readonly means: Service }
  | { readonly kind: "direction"; readonly text: string; readonly means: Direction }
  /** Another form of the time, or another clock; without a zone the form has an offset of its own. */
  | { readonly kind: "time"; readonly format: string; readonly zone?: string | undefined };

/**
 * A source's mapping with one change. Files that were read stay as they were.
 *
 * Throws  {@link DomainError} `NOT_FOUND`; `INPUT_INVALID` where the mapping finds the value another way;
 *         `MAPPING_INVALID` when the changed one cannot be used.
 */
export async function planMapping(
  db: Pick<PortfolioTables, "usageSource">,
  sourceId: string,
  change: MappingChange,
): Promise<{ readonly mapping: object }> {
  const source = await db.usageSource.findUnique({ where: { id: sourceId }, select: { mapping: true } });
  if (source === null) throw new DomainError("NOT_FOUND", "There is no such source: list the quarantine.");
  const mapping = changed(source.mapping as unknown as StoredMapping, change);
  compileTime(parseMapping(mapping).occurredAt, () => 0);
  return { mapping };
}

type ValueMap = Readonly<Record<string, unknown>> & { readonly values?: Readonly<Record<string, string>> };

interface StoredMapping {
  readonly service: ValueMap;
  readonly direction?: ValueMap;
  readonly occurredAt: Readonly<Record<string, unknown>>;
}

function changed(mapping: StoredMapping, change: MappingChange): object {
  if (change.kind === "time") {
    const { columns, fold } = mapping.occurredAt;
    const { format, zone } = change;
    const kept = fold === undefined ? { columns } : { columns, fold };
    return { ...mapping, occurredAt: { ...kept, format, ...(zone === undefined ? {} : { zone }) } };
  }
  const { kind, text, means } = change;
  const map = mapping[kind];
  if (map?.values === undefined) {
    throw new DomainError(
      "INPUT_INVALID",
      `This mapping finds the ${kind} by rules, not by a list of values: edit the whole mapping.`,
    );
  }
  return { ...mapping, [kind]: { ...map, values: { ...map.values, [text.trim()]: means } } };
}
