import type { HeardEvent } from "@tributary/domain/notification/ways";

type Said = Readonly<Record<string, string | number | null>>;

/** One sentence about an event, from what its payload says. */
const SENTENCES: Readonly<Record<HeardEvent, (said: Said) => string>> = {
  "alert.opened": ({ title, severity }) => `Alert (${severity}): ${title}`,
  "alert.closed": ({ title, because }) => `Alert closed: ${title} (${because})`,
  "ticket.created": ({ number, priority }) => `Ticket ${number} is opened, priority ${priority}`,
  "ticket.replied": ({ number, by }) => `Ticket ${number} is answered by ${by}`,
  "ticket.breached": ({ number, target }) => `Ticket ${number} is late: ${target}`,
  "operator.live": ({ name }) => `${name} is live`,
  "statement.issued": ({ number, version, period, gross, currency, dueOn }) =>
    `Statement ${number}${version === 1 ? "" : `, version ${version},`} for ${period} is issued: ` +
    `${gross} ${currency}, due on ${dueOn}`,
  "dispute.opened": ({ number, period, amount, currency }) =>
    `Dispute ${number} about ${period} is opened: ${amount} ${currency}`,
  "dispute.resolved": ({ number, status, credited, currency }) =>
    `Dispute ${number} is ${status}: ${credited} ${currency} credited`,
  "bill-run.finalized": ({ period, bills }) => `The bills of ${period} are final: ${bills}`,
  "webhook.disabled": ({ host, reason }) => `The webhook endpoint at ${host} is switched off. ${reason}`,
};

export function sentenceOf(type: HeardEvent, payload: unknown): string {
  return SENTENCES[type](payload as Said);
}
