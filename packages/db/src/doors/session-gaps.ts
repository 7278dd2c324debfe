import type { Instant } from "@tributary/domain/period/types";
import type pg from "pg";

/** Partial records of one session that have not come, between two that did or before the first. */
export interface SessionGap {
  readonly gateway: string;
  readonly chargingId: string;
  readonly firstMissing: number;
  readonly lastMissing: number;
  /** When the record behind the gap came: since then it is known that something is missing. */
  readonly knownSince: Instant;
  /** When the record behind the gap was opened. */
  readonly nextOpenedAt: Instant;
}

export interface SessionGapsAsked {
  readonly sourceId: string;
  /** The number of a session's first record. */
  readonly firstNumber: number;
  /** Gaps in sessions of which this file holds a record; absent: in all sessions of the source. */
  readonly fileId?: number;
  readonly limit: number;
}

interface Row {
  readonly gateway: string;
  readonly charging_id: string;
  readonly first_missing: number;
  readonly last_missing: number;
  readonly known_since: Date;
  readonly next_opened_at: Date;
}

/** The gaps that have been known longest come first. */
export async function readSessionGaps(
  pool: pg.Pool,
  { sourceId, firstNumber, fileId, limit }: SessionGapsAsked,
): Promise<SessionGap[]> {
  const { rows } = await pool.query<Row>(
    `WITH seen AS (
       SELECT part.session, part.gateway, part.charging_id, part.number,
         min(file.received_at) AS received_at, min(part.occurred_at) AS opened_at
       FROM session_part part JOIN usage_file file ON file.id = part.file_id
       WHERE part.source_id = $1
         AND ($3::int IS NULL OR part.session IN (SELECT session FROM session_part WHERE file_id = $3))
       GROUP BY part.session, part.gateway, part.charging_id, part.number
     ), stepped AS (
       SELECT seen.*, lag(number, 1, $2::int - 1) OVER (PARTITION BY session ORDER BY number) AS before
       FROM seen
     )
     SELECT gateway, charging_id, before + 1 AS first_missing, number - 1 AS last_missing,
       received_at AS known_since, opened_at AS next_opened_at
     FROM stepped WHERE number > before + 1
     ORDER BY received_at, gateway, charging_id, number LIMIT $4`,
    [sourceId, firstNumber, fileId ?? null, limit],
  );
  return rows.map((row) => ({
    gateway: row.gateway,
    chargingId: row.charging_id,
    firstMissing: row.first_missing,
    lastMissing: row.last_missing,
    knownSince: row.known_since.getTime(),
    nextOpenedAt: row.next_opened_at.getTime(),
  }));
}
