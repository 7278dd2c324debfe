/** Where a month of an agreement is shown. */
export function runHref({
  agreementId,
  period,
}: {
  readonly agreementId: string;
  readonly period: string;
}): string {
  return `/settlement/${encodeURIComponent(agreementId)}/${period}`;
}
