import { join } from "node:path";
import { openHome } from "@tributary/db/embedded/home";
import { tellStory } from "@tributary/seed/stories";
import type { Command } from "commander";
import { answerFrom, type CommonOptions, command } from "../command.ts";
import { loadReport } from "../report/load-report.ts";
import { allHold, reportJson } from "../report/report-json.ts";
import { reportText } from "../report/report-text.ts";
import { isInterrupted, resumeStory, startStory } from "../story/resume-story.ts";

export function startCommand(): Command {
  return command(
    "start",
    "Bring everything up and print the month-ends; an empty home gets a first portfolio.",
  ).action((options: CommonOptions) =>
    answerFrom(options, async (session) => {
      const db = session.portfolioDb();
      const folder = join(openHome().root, "first-portfolio");
      const isEmpty = (await db.agreement.count()) === 0;
      if (isEmpty) await startStory(session, tellStory("first-portfolio"), folder);
      else if (isInterrupted(folder)) await resumeStory(session, tellStory("first-portfolio"), folder);
      const report = await loadReport(db);
      return { text: reportText(report), json: reportJson(report), isNo: !allHold(report.identities) };
    }),
  );
}
