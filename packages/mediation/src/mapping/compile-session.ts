import { compileText } from "./compile-text.ts";
import type { FindColumn, Read } from "./read-field.ts";
import type { SourceMapping } from "./schema.ts";

/** Which partial record of which session a row is. */
export interface SessionPlace {
  readonly gateway: string;
  readonly chargingId: string;
  readonly number: number;
}

const NUMBER = /^\d{1,9}$/;

/** Reads a row's place in its session; null when it has none, as a session of one record. */
export function compileSession(
  mapping: SourceMapping["session"],
  findColumn: FindColumn,
): Read<SessionPlace | null> {
  if (mapping === undefined) return () => null;
  const { read: gateway } = compileText(mapping.gateway, findColumn);
  const { read: chargingId } = compileText(mapping.chargingId, findColumn);
  const { read: number } = compileText(mapping.number, findColumn);
  return (fields) => {
    const [at, id, from] = [number(fields), chargingId(fields), gateway(fields)];
    if (at === null || id === null || from === null || !NUMBER.test(at)) return null;
    return { gateway: from, chargingId: id, number: Number(at) };
  };
}
