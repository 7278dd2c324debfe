import { openHome } from "@tributary/db/embedded/home";
import { addSubscriberKey } from "@tributary/db/embedded/subscriber-keys";
import type { Command } from "commander";
import { answer, type CommonOptions, command } from "../command.ts";

export function subscriberAddKeyCommand(): Command {
  return command("add-key", "Add a key for subscribers' data; it seals from the next start on.").action(
    (options: CommonOptions) =>
      answer(options, async () => {
        const version = addSubscriberKey(openHome());
        const next = "Start the applications again, then run subscriber reseal for each operator.";
        return { text: `Key ${version} is there. ${next}`, json: { version } };
      }),
  );
}
