import type { ZoneFinder } from "@tributary/domain/rating/zone-of";
import { type ByteText, isThere, NO_TEXT } from "@tributary/domain/usage/byte-text";
import type { UsageRecord } from "../cdr/usage-record.ts";
import type { Fields } from "../row/fields.ts";
import { compileText } from "./compile-text.ts";
import { compileRules } from "./compile-value-map.ts";
import type { FindColumn } from "./read-field.ts";
import type { SourceMapping } from "./schema.ts";

type Resolver = SourceMapping["zone"][number];

/**
 * Finds a record's zone from its row and the zone table of the agreement version that prices it; null:
 * none.
 */
export type ZoneOf = (fields: Fields, record: UsageRecord, table: ZoneFinder) => string | null;

/** Compiles the resolvers of a mapping; the first that knows a zone gives it. */
export function compileZone(resolvers: readonly Resolver[], findColumn: FindColumn): ZoneOf {
  const steps = resolvers.map((resolver) => ({
    services: resolver.services ?? null,
    zoneOf: compileResolver(resolver, findColumn),
  }));
  return (fields, record, table) => {
    for (const { services, zoneOf } of steps) {
      if (services !== null && !services.includes(record.service)) continue;
      const zone = zoneOf(fields, record, table);
      if (zone !== null) return zone;
    }
    return null;
  };
}

function compileResolver(resolver: Resolver, findColumn: FindColumn): ZoneOf {
  switch (resolver.by) {
    case "constant":
      return () => resolver.value;
    case "rules":
      return compileRules(resolver.rules, findColumn);
    case "column": {
      const { read: text } = compileText(resolver.text, findColumn);
      const values = resolver.values === undefined ? null : new Map(Object.entries(resolver.values));
      return (fields) => {
        const found = text(fields);
        return values === null || found === null ? found : (values.get(found) ?? null);
      };
    }
    case "agreement":
      return (_, record, table) => table.zoneOf(record.network, dialledIn(record));
    case "plmn":
      return (_, { network }, table) => table.zoneOf(network, NO_TEXT);
    case "prefix":
      return (_, record, table) => {
        const dialled = dialledIn(record);
        return isThere(dialled) ? table.zoneOfPrefix(dialled) : null;
      };
  }
}

/** Of terminated traffic the other party is the caller, who is not where the call is charged to. */
function dialledIn({ direction, otherParty }: UsageRecord): ByteText {
  return direction === "mo" ? otherParty : NO_TEXT;
}
