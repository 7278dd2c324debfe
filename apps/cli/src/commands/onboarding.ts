import { listOnboardings } from "@tributary/services/onboarding/show-onboarding";
import { type Command, Command as Group } from "commander";
import { answerFrom, type CommonOptions, command } from "../command.ts";
import { tableText } from "../output/table.ts";

export function onboardingCommand(): Command {
  return new Group("onboarding").description("Operators on their way to be live.").addCommand(listCommand());
}

const MOST = 1_000;

function listCommand(): Command {
  return command("list", "List those under way, and who is waited for.").action((options: CommonOptions) =>
    answerFrom(options, async (session) => {
      const { rows } = await listOnboardings(session.portfolioDb(), {
        ...{ view: "open", sort: { key: "targetOn", isDescending: false }, page: 1, pageSize: MOST },
        at: new Date(),
      });
      return { text: tableText(columns, rows), json: { onboardings: rows } };
    }),
  );
}

type Row = Awaited<ReturnType<typeof listOnboardings>>["rows"][number];

const columns = [
  { title: "Operator", value: ({ operatorId }: Row) => operatorId },
  { title: "Status", value: ({ status }: Row) => status },
  { title: "Done", value: ({ settled, items }: Row) => `${settled} of ${items}` },
  { title: "Gates", value: ({ gates }: Row) => String(gates), isNumber: true },
  {
    title: "Waiting for",
    value: ({ waiting }: Row) =>
      waiting === null ? "" : `${waiting.party} ${waiting.itemCode ?? ""}`.trim(),
  },
  { title: "Target", value: ({ targetOn }: Row) => targetOn.toISOString().slice(0, 10) },
];
