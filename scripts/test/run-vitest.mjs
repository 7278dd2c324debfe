import { readClosingLines } from "./guarantee-lines.mjs";

/** Runs every project in this process and returns the counts and the closing figures of the tests. */
export async function runVitest() {
  // Imported late: a fresh checkout has no dependencies until they have been installed.
  const { DefaultReporter, startVitest } = await import("vitest/node");
  const lines = [];

  class CollectingReporter extends DefaultReporter {
    onUserConsoleLog(log, taskState) {
      const closing = readClosingLines(log.content);
      lines.push(...closing);
      if (!closing.length) super.onUserConsoleLog(log, taskState);
    }
  }

  const vitest = await startVitest("test", [], {
    run: true,
    watch: false,
    reporters: [new CollectingReporter()],
  });
  const counts = count(vitest);
  await vitest.close();
  return { ...counts, lines };
}

/** A test that did not run has shown nothing: it counts as failed, and so does a file that cannot load. */
function count(vitest) {
  const modules = vitest.state.getTestModules();
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const passed = tests.filter((test) => test.result().state === "passed").length;
  const broken = modules.reduce((sum, module) => sum + module.errors().length, 0);
  const unhandled = vitest.state.getUnhandledErrors().length;
  return { passed, failed: tests.length - passed + broken + unhandled };
}
