/** Where a thing that drives an alert is looked at; null for what has no page. */
export function driverPath({ kind, id }: { readonly kind: string; readonly id: string }): string | null {
  // A day's usage is shown with its month.
  return kind === "day" ? `/usage?month=${id.slice(0, 7)}` : null;
}
