const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** "2026-10" → "October 2026". What is no period is returned as it came, so that nothing is hidden. */
export function formatPeriod(period: string): string {
  const { year, month } = readPeriod(period);
  return month === undefined ? period : `${month} ${year}`;
}

/** "2026-10" → "Oct 2026", for columns and axes. */
export function formatPeriodShort(period: string): string {
  const { year, month } = readPeriod(period);
  return month === undefined ? period : `${month.slice(0, 3)} ${year}`;
}

/** The period `months` later, or earlier when negative: ("2026-12", 1) → "2027-01". */
export function shiftPeriod(period: string, months: number): string {
  const [year = 0, month = 1] = period.split("-").map(Number);
  const index = year * 12 + (month - 1) + months;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
}

function readPeriod(period: string): { year?: string; month?: string } {
  const [, year, month] = /^(\d{4})-(\d{2})$/.exec(period) ?? [];
  return { year, month: month === undefined ? undefined : MONTHS[Number(month) - 1] };
}
