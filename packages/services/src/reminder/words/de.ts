import type { ReminderWords } from "./reminder-words.ts";

export const GERMAN: ReminderWords = {
  subject: (number) => `Ihre Rechnung ${number} ist nicht bezahlt`,
  greeting: (name) => `Guten Tag ${name},`,
  unpaid: ({ number, amount, dueOn }) =>
    `von Ihrer Rechnung ${number} sind ${amount} offen; sie waren am ${dueOn} fällig.`,
  actions: {
    remind: "Bitte zahlen Sie in den nächsten Tagen.",
    suspend: "Wir haben Ihren Anschluss gesperrt. Er geht wieder, sobald nichts mehr überfällig ist.",
    terminate: "Wir haben Ihren Vertrag beendet. Was offen ist, bleibt zu zahlen.",
  },
  crossed: (number) =>
    `Bitte geben Sie bei der Zahlung ${number} an. Haben Sie schon gezahlt, ist diese Mail hinfällig.`,
};
