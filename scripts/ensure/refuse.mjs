/** Ends the command with one sentence on stderr, and the tail of a tool's output where that helps. */
export function refuse(sentence, output = "") {
  const tail = output.trim().split("\n").slice(-20).join("\n");
  process.stderr.write(`${tail ? `${tail}\n` : ""}tributary: ${sentence}\n`);
  process.exit(1);
}
