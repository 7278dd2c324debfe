/** Where a claim against an MNO is shown. */
export function disputePath(number: string): string {
  return `/disputes/${encodeURIComponent(number)}`;
}

/** Where what an operator contests is shown; its number counts by operator. */
export function operatorDisputePath(operatorId: string, number: string): string {
  return `/operator-disputes/${encodeURIComponent(operatorId)}/${encodeURIComponent(number)}`;
}

export function statementPath(number: string, version?: number): string {
  const path = `/statements/${encodeURIComponent(number)}`;
  return version === undefined ? path : `${path}?v=${version}`;
}

/** Where a month of an agreement is settled. */
export function settlementPath(agreementId: string, period: string): string {
  return `/settlement/${encodeURIComponent(agreementId)}/${period}`;
}

/** Where a ticket is worked on; its number counts by operator. */
export function ticketPath(operatorId: string, number: number): string {
  return `/support/${encodeURIComponent(operatorId)}/${number}`;
}

/** Where one event of the books is shown. */
export function entryPath(id: string): string {
  return `/ledger/entries/${id}`;
}

export function mnoInvoicePath(id: string): string {
  return `/mno-invoices/${id}`;
}

/** Where what waits for one reason, of one source and operator, is shown; no operator: nobody's. */
export function quarantinePath(group: {
  readonly sourceId: string;
  readonly reason: string;
  readonly operatorId: string | null;
}): string {
  const path = `/quarantine/${encodeURIComponent(group.sourceId)}/${encodeURIComponent(group.reason)}`;
  return group.operatorId === null ? path : `${path}?operator=${encodeURIComponent(group.operatorId)}`;
}

/** Where a rate that is proposed to an agreement is shown. */
export function draftPath(id: string): string {
  return `/agreements/drafts/${id}`;
}

export function operatorPath(id: string): string {
  return `/operators/${encodeURIComponent(id)}`;
}

/** Where an operator's month is played before it is real. */
export function rehearsalPath(operatorId: string): string {
  return `/onboarding/${encodeURIComponent(operatorId)}/rehearsal`;
}

export function usageFilePath(id: number): string {
  return `/usage-files/${id}`;
}

/** Where a correction that was made is shown. */
export function correctionPath(id: string): string {
  return `/corrections/${id}`;
}

/** Where the report on a month's correction, and what became of it, is shown. */
export function correctionRequestPath(id: string): string {
  return `/corrections/requests/${id}`;
}

/** Where SIMs that go from one operator to another are shown. */
export function simTransferPath(id: string): string {
  return `/sim-transfers/${encodeURIComponent(id)}`;
}

/** Where an operator on its way to be live is shown. */
export function onboardingPath(operatorId: string): string {
  return `/onboarding/${encodeURIComponent(operatorId)}`;
}

/** Where what operators are made of is shown. */
export function templatePath(code: string, version?: number): string {
  const path = `/operator-templates/${encodeURIComponent(code)}`;
  return version === undefined ? path : `${path}?version=${version}`;
}

/** A calendar date as it travels: "2026-12-10". */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** Where what a detector found is shown. */
export function alertPath(id: string): string {
  return `/alerts/${id}`;
}
