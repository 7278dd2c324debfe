import { openDatabase } from "@tributary/db/doors/open-database";
import { startDatabase } from "@tributary/db/embedded/start-database";
import { doctor } from "@tributary/services/doctor/doctor";
import type { Finding } from "@tributary/services/doctor/finding";
import type { Command } from "commander";
import { answer, type CommonOptions, command } from "../command.ts";
import { tableText } from "../output/table.ts";

export function doctorCommand(): Command {
  return command("doctor", "Look the installation over and say what to do; nothing is changed.").action(
    (options: CommonOptions) =>
      answer(options, async () => {
        const findings = await doctor({ withDatabase, now: new Date() });
        const isNo = findings.some(({ level }) => level === "fault");
        return { text: tableText(columns, findings), json: { findings }, isNo };
      }),
  );
}

type Examination = Parameters<typeof doctor>[0]["withDatabase"];

const withDatabase: Examination = async (work) => {
  const database = await startDatabase();
  const doors = openDatabase(database);
  try {
    return await work({ ...doors, ownerUrl: database.ownerUrl });
  } finally {
    await doors.close();
    await database.stop();
  }
};

const columns = [
  { title: "Check", value: ({ check }: Finding) => check },
  { title: "", value: ({ level }: Finding) => level },
  { title: "", value: ({ message }: Finding) => message },
];
