import { portfolioHouse } from "@tributary/services/event/house";
import { saveChoices, showChoices } from "@tributary/services/notification/choices";
import { notificationInputs as inputs } from "../notification/inputs.ts";
import { t } from "../trpc/base.ts";
import { portfolioCan } from "./procedure.ts";

/** How and when somebody hears of what happens at the MVNA: their own choice. */
export const notificationRouter = t.router({
  show: portfolioCan(null).query(({ ctx: { db, principal } }) => showChoices(portfolioHouse(db), principal)),

  save: portfolioCan(null)
    .input(inputs.save)
    .mutation(({ ctx: { db, principal }, input: { schedule, choices } }) =>
      saveChoices(portfolioHouse(db), principal, { schedule, choices }),
    ),
});
