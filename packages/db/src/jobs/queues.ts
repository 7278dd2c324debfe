/**
 * The queues, each with where its jobs go whose own failures used up their tries: nothing takes them from
 * there by itself. A job names an operator, or none for the portfolio, and by `subject` a row of it;
 * nothing of a subscriber.
 */
export const QUEUES = {
  /** What happened, to be handed to those who want to hear of it. */
  event: { deadLetter: "event-dead", subject: "eventId", expireInSeconds: 120 },
  /** Orders to networks. */
  "network-order": { deadLetter: "network-order-dead", subject: "orderId", expireInSeconds: 120 },
  /** What is to be done to billing runs, which takes longer. */
  "bill-task": { deadLetter: "bill-task-dead", subject: "taskId", expireInSeconds: 900 },
  /** Mails to subscribers who have not paid. */
  reminder: { deadLetter: "reminder-dead", subject: "reminderId", expireInSeconds: 120 },
  /** Operators whose unpaid bills are gone over today. */
  "dunning-day": { deadLetter: "dunning-day-dead", subject: "dayId", expireInSeconds: 900 },
  /** Mails to people who want to hear of events. */
  notification: { deadLetter: "notification-dead", subject: "notificationId", expireInSeconds: 120 },
  /** Events on their way to those who asked for them. */
  webhook: { deadLetter: "webhook-dead", subject: "deliveryId", expireInSeconds: 120 },
  /** Tickets whose rest is over, or of which something is late. */
  "ticket-alarm": { deadLetter: "ticket-alarm-dead", subject: "alarmId", expireInSeconds: 120 },
  /** Mails to whoever asked. */
  "ticket-mail": { deadLetter: "ticket-mail-dead", subject: "mailId", expireInSeconds: 120 },
  /** Mailboxes to be looked into. */
  mailbox: { deadLetter: "mailbox-dead", subject: "mailboxId", expireInSeconds: 600 },
  /** Operators to be set up from a template. */
  "operator-setup": { deadLetter: "operator-setup-dead", subject: "setupId", expireInSeconds: 300 },
  /** Operators whose day has come. */
  offboarding: { deadLetter: "offboarding-dead", subject: "offboardingId", expireInSeconds: 900 },
  /** Data of ended operators that is to go. */
  "data-deletion": { deadLetter: "data-deletion-dead", subject: "deletionId", expireInSeconds: 3_600 },
  /** Archives of what is an operator's own, to be made or to go. */
  "export-pack": { deadLetter: "export-pack-dead", subject: "packId", expireInSeconds: 3_600 },
  /** Operators whose first month is rehearsed. */
  rehearsal: { deadLetter: "rehearsal-dead", subject: "rehearsalId", expireInSeconds: 900 },
  /** Looks of the detectors: over the portfolio, or over one operator's records. */
  "alert-run": { deadLetter: "alert-run-dead", subject: "runId", expireInSeconds: 900 },
} as const;

export type QueueName = keyof typeof QUEUES;

export const QUEUE_NAMES = Object.keys(QUEUES) as readonly QueueName[];

const YEAR_MINUTES = 366 * 24 * 60;

/**
 * How often and how long a job is tried. That is about the job: a database that was away, a process that
 * ended. How often a network is asked, or a run gone on with, is the business of what the job names.
 */
export const QUEUE_OPTIONS = {
  retryLimit: 8,
  retryDelay: 5,
  retryBackoff: true,
  retentionMinutes: YEAR_MINUTES,
} as const;
