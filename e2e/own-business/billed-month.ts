/** The month that can be billed: the one before an instant's. */
export function billedMonth(now: Date) {
  const [year, of] = [now.getUTCFullYear(), now.getUTCMonth()];
  const first = new Date(Date.UTC(year, of - 1, 1));
  return {
    /** YYYY-MM */
    label: first.toISOString().slice(0, 7),
    days: new Date(Date.UTC(year, of, 0)).getUTCDate(),
    /** As the console's tables have it: Oct 2026. */
    short: first.toLocaleDateString("en-GB", { month: "short", year: "numeric", timeZone: "UTC" }),
  };
}
