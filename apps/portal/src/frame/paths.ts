/** Where a statement is shown. */
export function statementPath(number: string): string {
  return `/statements/${encodeURIComponent(number)}`;
}

/** Where one order to the network is shown with its history. */
export function networkOrderPath(id: string): string {
  return `/network-orders/${encodeURIComponent(id)}`;
}

/** Where a ticket is worked on. */
export function ticketPath(number: number): string {
  return `/support/${number}`;
}

/** Where a request to bring a number here, or to let one go, is shown. */
export function portPath(id: string): string {
  return `/porting/${encodeURIComponent(id)}`;
}

/** Where SIMs that go to somebody else are shown. */
export function transferPath(id: string): string {
  return `/sims/transfers/outgoing/${encodeURIComponent(id)}`;
}

/** Where SIMs that are offered are shown. */
export function incomingPath(id: string): string {
  return `/sims/transfers/incoming/${encodeURIComponent(id)}`;
}

export function subscriberPath(number: string): string {
  return `/subscribers/${encodeURIComponent(number)}`;
}

/** Where a rate card is shown, in one version or the last. */
export function rateCardPath(code: string, version?: number): string {
  return `/rate-cards/${encodeURIComponent(code)}${version === undefined ? "" : `?v=${version}`}`;
}

/** Where a correction of a rate card backwards is shown. */
export function rateCorrectionPath(code: string, id: string): string {
  return `${rateCardPath(code)}/corrections/${id}`;
}

/** Where one version of it is shown, the latest under its plain address. */
export function versionPath(number: string, version: number): string {
  return `${statementPath(number)}?v=${version}`;
}

/** Where a plan is shown. */
export function planPath(code: string): string {
  return `/plans/${encodeURIComponent(code)}`;
}

export function disputePath(number: string): string {
  return `/disputes/${encodeURIComponent(number)}`;
}

/** The days of usage behind one line of a statement. */
export function linePath(number: string, version: number, lineNumber: number): string {
  return `${statementPath(number)}/lines/${lineNumber}?v=${version}`;
}

/** The records of one day behind a line. */
export function dayPath(number: string, version: number, lineNumber: number, day: string): string {
  return `${statementPath(number)}/lines/${lineNumber}/${day}?v=${version}`;
}

export function billPath(number: string): string {
  return `/bills/${encodeURIComponent(number)}`;
}

export function billRunPath(id: string): string {
  return `/bills/runs/${id}`;
}

/** Where what a detector found is shown. */
export function alertPath(id: string): string {
  return `/alerts/${id}`;
}
