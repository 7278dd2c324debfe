import { userInfo } from "node:os";
import { explainError } from "@tributary/db/doors/explain-error";
import { Command } from "commander";
import { type Answer, toJson } from "./output/answer.ts";
import { ANSWER_IS_NO, BAD_INPUT, DONE, exitCodeOf } from "./output/exit-code.ts";
import { sayError } from "./output/say-error.ts";
import { type Session, withSession } from "./session/open-session.ts";

export interface CommonOptions {
  readonly json?: boolean;
  readonly by: string;
}

/** A command that answers as JSON on request and knows who gave it. */
export function command(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .option("--json", "answer as one JSON object on stdout")
    .option(
      "--by <name>",
      "who does this; whoever prepares a settlement cannot approve it",
      userInfo().username,
    );
}

/** Runs work that needs no database; prints its answer and sets the exit code. */
export async function answer(options: CommonOptions, work: () => Promise<Answer>): Promise<void> {
  try {
    const { text, json, isNo = false, isBadInput = false } = await work();
    process.stdout.write(options.json === true ? `${toJson(json)}\n` : `${text.trimEnd()}\n`);
    process.exitCode = isBadInput ? BAD_INPUT : isNo ? ANSWER_IS_NO : DONE;
  } catch (thrown) {
    const error = explainError(thrown);
    sayError(error, options.json === true);
    process.exitCode = exitCodeOf(error);
  }
}

/** The same for work on the installation's database. */
export function answerFrom(
  options: CommonOptions,
  work: (session: Session) => Promise<Answer>,
): Promise<void> {
  return answer(options, () => withSession(work));
}
