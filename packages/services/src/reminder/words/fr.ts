import type { ReminderWords } from "./reminder-words.ts";

export const FRENCH: ReminderWords = {
  subject: (number) => `Votre facture ${number} n’est pas payée`,
  greeting: (name) => `Bonjour ${name},`,
  unpaid: ({ number, amount, dueOn }) =>
    `il reste ${amount} à payer sur votre facture ${number}, échue le ${dueOn}.`,
  actions: {
    remind: "Merci de payer dans les prochains jours.",
    suspend: "Nous avons suspendu votre ligne. Elle sera rétablie dès que rien ne sera plus échu.",
    terminate: "Nous avons mis fin à votre contrat. Le montant ouvert reste dû.",
  },
  crossed: (number) =>
    `Merci d’indiquer ${number} avec votre paiement. Si vous avez déjà payé, oubliez ce message.`,
};
