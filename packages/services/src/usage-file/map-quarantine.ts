import { DomainError } from "@tributary/domain/error";
import type { UsageDoors } from "./ingest-files.ts";
import { type MappingChange, planMapping } from "./plan-mapping.ts";
import { type StartedFix, type StartFixRequest, startFix } from "./start-fix.ts";

export type MapRequest = { readonly mapping: MappingChange } & Omit<
  StartFixRequest,
  "kind" | "change" | "apply" | "undoes"
>;

/**
 * Teaches the mapping of the groups' source one thing, and starts reading the groups again by it.
 *
 * Throws  {@link DomainError} as {@link startFix} and {@link planMapping}; `INPUT_INVALID` for groups of
 *         several sources.
 */
export function mapQuarantine(doors: UsageDoors, { mapping, ...asked }: MapRequest): Promise<StartedFix> {
  const [sourceId, ...others] = new Set(asked.groups.map((group) => group.sourceId));
  if (sourceId === undefined || others.length > 0) {
    throw new DomainError("INPUT_INVALID", "Each source has a mapping of its own: fix one source at a time.");
  }
  return startFix(doors, {
    ...asked,
    kind: "map",
    change: wordsOf(mapping),
    apply: async (tx) => {
      const planned = await planMapping(tx, sourceId, mapping);
      await tx.usageSource.update({ where: { id: sourceId }, data: planned });
    },
  });
}

function wordsOf(change: MappingChange): Record<string, string> {
  if (change.kind === "time") {
    const { format, zone } = change;
    return { time: format, ...(zone === undefined ? {} : { zone }) };
  }
  return { [change.kind]: `${change.text.trim()} = ${change.means}` };
}
