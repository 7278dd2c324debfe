/** What a procedure is asked about: something of the asker's own, of a sibling's, or that is not there. */
export interface Things {
  readonly operatorId: string;
  readonly agreementId: string;
  readonly period: string;
  readonly statement: string;
  /** An operator's own dispute, by its number. */
  readonly operatorDispute: string;
  /** Of an operator's subscriber: its own number. */
  readonly subscriber: string;
  /** A ticket of the operator's, by its number. */
  readonly ticket: number;
  /** A file on it. */
  readonly attachmentId: string;
  /** An answer that the operator's desk keeps ready. */
  readonly macroId: string;
  readonly refusedMailId: string;
  /** An order that waits for a network of the operator. */
  readonly orderId: string;
  /** A number on its way to the operator's subscriber. */
  readonly portId: string;
  /** SIMs that the operator gives away, and SIMs that it is offered. */
  readonly transferId: string;
  readonly incomingId: string;
  readonly mnoDispute: string;
  /** Found in the sums of the portfolio, about the operator; and in the operator's own usage. */
  readonly alertId: string;
  readonly usageAlertId: string;
  /** A final bill of the operator's own, by its number, and its run. */
  readonly bill: string;
  readonly billRun: string;
  /** A page on which that bill was paid by card. */
  readonly checkoutId: string;
  /** An archive of what is the operator's own. */
  readonly packId: string;
  /** A plan of the operator's, by its code. */
  readonly plan: string;
  /** A rate card of the operator's with a draft, by its code. */
  readonly rateCard: string;
  /** A correction of it that was reported. */
  readonly rateCorrection: string;
  readonly runId: string;
  readonly exceptionId: string;
  readonly invoiceId: string;
  readonly transactionId: string;
  readonly fileId: number;
  /** An endpoint of the asker's house, and something that was sent to it and has ended. */
  readonly webhookId: string;
  readonly webhookDeliveryId: string;
  readonly userId: string;
  readonly bindingId: string;
  readonly viewId: string;
  readonly draftId: string;
  /** A correction that was made, where there is one. */
  readonly correctionId: string;
}

/** One line of the policy: what a procedure needs, and how it is asked. */
export interface PolicyRow {
  /** The right it needs; null: anybody who is signed in to the application. */
  readonly permission: string | null;
  readonly input: (things: Things) => object | undefined;
  /** It names one thing: what is not there, or a sibling's, is not found. */
  readonly isNamed: boolean;
}

/** A procedure that names nothing of anybody's. */
export function open(permission: string | null, input?: object): PolicyRow {
  return { permission, input: () => input, isNamed: false };
}

/**
 * A procedure that takes things but answers about whatever there is of them: an empty list for what is not.
 */
export function about(permission: string | null, input: (things: Things) => object): PolicyRow {
  return { permission, input, isNamed: false };
}

/** A procedure that names one thing. */
export function named(permission: string | null, input: (things: Things) => object): PolicyRow {
  return { permission, input, isNamed: true };
}
