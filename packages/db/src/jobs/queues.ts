/** Orders to networks; every job names an operator and an order of it, and nothing of a subscriber. */
export const NETWORK_ORDER_QUEUE = "network-order";

/** Where jobs go whose own failures used up their tries: nothing takes them from there by itself. */
export const DEAD_LETTER_QUEUE = "network-order-dead";

const YEAR_MINUTES = 366 * 24 * 60;

/**
 * How often and how long a job is tried. That is about the job: a database that was away, a process that
 * ended. How often a network is asked is the order's own business.
 */
export const QUEUE_OPTIONS = {
  retryLimit: 8,
  retryDelay: 5,
  retryBackoff: true,
  expireInSeconds: 120,
  retentionMinutes: YEAR_MINUTES,
} as const;
