import { type Command, Command as Group } from "commander";
import { subscriberAddKeyCommand } from "./subscriber-add-key.ts";
import { subscriberImportCommand } from "./subscriber-import.ts";
import { subscriberResealCommand } from "./subscriber-reseal.ts";

export function subscriberCommand(): Command {
  return new Group("subscriber")
    .description("The customers of one operator.")
    .addCommand(subscriberImportCommand())
    .addCommand(subscriberAddKeyCommand())
    .addCommand(subscriberResealCommand());
}
