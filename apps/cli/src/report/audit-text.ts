import type { AuditFault, AuditReport } from "@tributary/services/audit/check-audit";

/** What the log's chains came to: a line when all is as it was sealed, else one for each fault. */
export function auditText({ links, heads, faultCount, faults }: AuditReport): string {
  const checked = `${links} rows in ${heads.length} chains`;
  if (faultCount === 0) return `Audit log: ${checked} are as they were sealed.`;
  const more = faultCount > faults.length ? [`  and ${faultCount - faults.length} more`] : [];
  return [`Audit log: ${faultCount} faults in ${checked}.`, ...faults.map(faultText), ...more].join("\n");
}

function faultText({ kind, operatorId, sequence, eventId }: AuditFault): string {
  const row = eventId === null ? "" : `, row ${eventId}`;
  return `  ${operatorId ?? "portfolio"} #${sequence}${row}: ${kind}`;
}
