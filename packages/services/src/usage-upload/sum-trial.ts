import type { TriedRow } from "@tributary/mediation/guess/try-mapping";

export interface ServiceSum {
  readonly service: "voice" | "sms" | "mms" | "data";
  readonly records: number;
  readonly durationSeconds: bigint;
  readonly volumeBytes: bigint;
  /** null: nobody was asked for rates. */
  readonly chargeMicros: bigint | null;
}

/** What the rows of a trial come to. */
export interface TrialSums {
  readonly counts: {
    readonly rows: number;
    readonly accepted: number;
    readonly nobody: number;
    readonly quarantined: number;
    readonly skipped: number;
    /** Read, and nobody asked whose they are. */
    readonly read: number;
  };
  /** Why rows would be quarantined or skipped, the most frequent first, with what one of them says. */
  readonly reasons: readonly {
    /** The code of a quarantine; null: the rows would be skipped. */
    readonly reason: string | null;
    readonly records: number;
    readonly line: number;
    readonly detail: string;
  }[];
  /** Of the records that would count. */
  readonly services: readonly ServiceSum[];
  readonly operators: readonly {
    /** null: nobody's. */
    readonly operatorId: string | null;
    readonly records: number;
    readonly chargeMicros: bigint;
  }[];
  readonly firstOccurredAt: Date | null;
  readonly lastOccurredAt: Date | null;
}

const SERVICES = ["voice", "sms", "mms", "data"] as const;

export function sumTrial(rows: readonly TriedRow[]): TrialSums {
  const count = (wanted: TriedRow["outcome"]): number =>
    rows.filter(({ outcome }) => outcome === wanted).length;
  const counted = rows.filter(({ outcome }) => COUNTED.has(outcome));
  const instants = counted.flatMap(({ read }) => (read === null ? [] : [read.occurredAt]));
  const at = (instant: number): Date | null => (Number.isFinite(instant) ? new Date(instant) : null);
  return {
    counts: {
      rows: rows.length,
      accepted: count("accepted"),
      nobody: count("nobody"),
      quarantined: count("quarantined"),
      skipped: count("skipped"),
      read: count("read"),
    },
    reasons: reasonsOf(rows),
    services: servicesOf(counted),
    operators: operatorsOf(counted),
    firstOccurredAt: at(Math.min(...instants)),
    lastOccurredAt: at(Math.max(...instants)),
  };
}

const COUNTED: ReadonlySet<TriedRow["outcome"]> = new Set(["accepted", "nobody", "read"]);

/** Rows of one reason differ in what they say of themselves: the first one speaks for the others. */
function reasonsOf(rows: readonly TriedRow[]): TrialSums["reasons"] {
  const found = new Map<string, { reason: string | null; records: number; line: number; detail: string }>();
  for (const { outcome, reason, detail, line } of rows) {
    if (detail === null) continue;
    const key = outcome === "skipped" ? `skip ${detail}` : `${reason} ${detail.replace(/".*?"|\d+/g, "")}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, { reason, records: 1, line, detail });
    else known.records += 1;
  }
  return [...found.values()].sort((a, b) => b.records - a.records);
}

function servicesOf(rows: readonly TriedRow[]): ServiceSum[] {
  return SERVICES.flatMap((service) => {
    const own = rows.filter(({ read }) => read?.service === service);
    if (own.length === 0) return [];
    const isRated = own.some(({ chargeMicros }) => chargeMicros !== null);
    return [
      {
        service,
        records: own.length,
        durationSeconds: sum(own.map(({ read }) => BigInt(read?.durationSeconds ?? 0))),
        volumeBytes: sum(own.map(({ read }) => read?.volumeBytes ?? 0n)),
        chargeMicros: isRated ? sum(own.map(({ chargeMicros }) => chargeMicros ?? 0n)) : null,
      },
    ];
  });
}

function operatorsOf(rows: readonly TriedRow[]): TrialSums["operators"] {
  const rated = rows.filter(({ outcome }) => outcome !== "read");
  const owners = [...new Set(rated.map(({ operatorId }) => operatorId))];
  return owners
    .map((operatorId) => {
      const own = rated.filter((row) => row.operatorId === operatorId);
      const chargeMicros = sum(own.map((row) => row.chargeMicros ?? 0n));
      return { operatorId, records: own.length, chargeMicros };
    })
    .sort((a, b) => b.records - a.records);
}

function sum(values: readonly bigint[]): bigint {
  return values.reduce((total, value) => total + value, 0n);
}
