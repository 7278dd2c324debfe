import { join } from "node:path";
import { type StoryName, storyNames, tellStory } from "@tributary/seed/stories";
import { type Command, Option } from "commander";
import { answer, type CommonOptions, command } from "../command.ts";
import { loadReport } from "../report/load-report.ts";
import { withSession } from "../session/open-session.ts";
import { withTemporaryHome } from "../session/temporary-home.ts";
import { demoAnswer } from "../story/demo-answer.ts";
import { loadAlerts } from "../story/load-alerts.ts";
import { playStory, withoutShops } from "../story/play-story.ts";

interface Options extends CommonOptions {
  readonly story: StoryName;
  readonly keep?: boolean;
  readonly shops?: boolean;
}

export function demoCommand(): Command {
  return command("demo", "Play a story in a database of its own and say what was found.")
    .addOption(new Option("--story <name>", "which story").choices(storyNames).default("first-portfolio"))
    .option("--shops", "also what the operators sell and bill, which takes a minute longer")
    .option("--keep", "leave the temporary home in place and say where it is")
    .action((options: Options) =>
      answer(options, () =>
        withTemporaryHome(options.keep === true, async (folder) => {
          const told = tellStory(options.story);
          const story = options.shops === true ? told : withoutShops(told);
          const { report, alerts } = await withSession(
            async (session) => {
              await playStory(session, story, join(folder, "story"));
              return {
                report: await loadReport(session.portfolioDb()),
                alerts: await loadAlerts(session),
              };
            },
            join(folder, "home"),
          );
          return demoAnswer(story, report, alerts);
        }),
      ),
    );
}
