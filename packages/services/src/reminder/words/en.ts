import type { ReminderWords } from "./reminder-words.ts";

export const ENGLISH: ReminderWords = {
  subject: (number) => `Your bill ${number} is not paid`,
  greeting: (name) => `Dear ${name},`,
  unpaid: ({ number, amount, dueOn }) =>
    `${amount} of your bill ${number} are open; they were due on ${dueOn}.`,
  actions: {
    remind: "Please pay within the next days.",
    suspend: "We have suspended your service. It comes back once nothing is overdue any more.",
    terminate: "We have ended your contract. What is open remains payable.",
  },
  crossed: (number) =>
    `Please quote ${number} with your payment. If you have paid already, ignore this mail.`,
};
