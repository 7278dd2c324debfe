const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;

/** The calendar months, in UTC, that a schema is given before any usage asks for them. */
export function monthsAhead(now: Date): string[] {
  return [-1, 0, 1, 2].map((step) => {
    const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + step, 1));
    return month.toISOString().slice(0, 7);
  });
}

/** The partition that holds a month of usage. */
export function partitionName(month: string): string {
  const parts = MONTH.exec(month);
  if (!parts) throw new RangeError(`not a month: ${month}`);
  return `cdr_${parts[1]}${parts[2]}`;
}

/** The month's first day, as the database takes it. */
export function firstDay(month: string): string {
  partitionName(month);
  return `${month}-01`;
}
