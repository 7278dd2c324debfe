import { operatorHouse } from "@tributary/services/event/house";
import { saveChoices, showChoices } from "@tributary/services/notification/choices";
import { notificationInputs as inputs } from "../notification/inputs.ts";
import { t } from "../trpc/base.ts";
import { portalCan } from "./procedure.ts";

/** How and when somebody hears of what happens at the operator: their own choice. */
export const notificationRouter = t.router({
  show: portalCan(null).query(({ ctx: { db, principal } }) => showChoices(operatorHouse(db), principal)),

  save: portalCan(null)
    .input(inputs.save)
    .mutation(({ ctx: { db, principal }, input: { schedule, choices } }) =>
      saveChoices(operatorHouse(db), principal, { schedule, choices }),
    ),
});
