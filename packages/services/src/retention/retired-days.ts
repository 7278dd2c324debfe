import type { OperatorTables } from "@tributary/db/doors/operator-db";
import type { DayTotal } from "@tributary/db/doors/operator-reads/usage-day-totals";
import { DomainError } from "@tributary/domain/error";
import { nextLabel, previousLabel } from "@tributary/domain/period/period";
import { z } from "zod";

const whole = z.string().transform(BigInt);
const storedDays = z.array(
  z.object({
    day: z.string(),
    service: z.string(),
    records: whole,
    durationSeconds: whole,
    volumeBytes: whole,
  }),
);

type Tables = Pick<OperatorTables, "retiredUsage">;

/** Months beside each other: the days of a local month lie in up to three months in UTC. */
function around(month: string): string[] {
  return [previousLabel(month), month, nextLabel(month)];
}

/** What stays of a local calendar month whose records went, by day and service. */
export async function retiredDays({ retiredUsage }: Tables, month: string): Promise<DayTotal[]> {
  const rows = await retiredUsage.findMany({
    where: { month: { in: around(month) } },
    select: { days: true },
  });
  return rows.flatMap(({ days }) => storedDays.parse(days).filter(({ day }) => day.startsWith(`${month}-`)));
}

/** The months whose records went, latest first. */
export async function retiredMonths({ retiredUsage }: Tables): Promise<string[]> {
  const rows = await retiredUsage.findMany({
    distinct: ["month"],
    orderBy: { month: "desc" },
    select: { month: true },
  });
  return rows.map(({ month }) => month);
}

/**
 * Refuses to work anything out anew from records that went.
 *
 * Throws  {@link DomainError} `PERIOD_CLOSED`.
 */
export async function refuseRetired({ retiredUsage }: Tables, from: Date, until: Date): Promise<void> {
  const last = new Date(until.getTime() - 1);
  const [first, latest] = [from, last].map((instant) => instant.toISOString().slice(0, 7));
  const gone = await retiredUsage.findFirst({
    where: { month: { gte: first ?? "", lte: latest ?? "" } },
    select: { month: true },
  });
  if (gone === null) return;
  throw new DomainError(
    "PERIOD_CLOSED",
    `The usage records of ${gone.month} are gone by the rule of retention: what was rated of them stays.`,
  );
}
