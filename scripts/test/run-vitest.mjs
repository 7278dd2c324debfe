import { ensureMailServer } from "../ensure/mail-server.mjs";
import { readClosingLines } from "./guarantee-lines.mjs";

const SLOWEST_FILES = 15;

/**
 * Runs every project in this process: the counts, what failed, the closing figures of the tests, and which
 * files took longest.
 */
export async function runVitest(filters = []) {
  // Imported late: a fresh checkout has no dependencies until they have been installed.
  const { DefaultReporter, startVitest } = await import("vitest/node");
  const lines = [];
  ensureMailServer();

  class CollectingReporter extends DefaultReporter {
    onUserConsoleLog(log, taskState) {
      const closing = readClosingLines(log.content);
      lines.push(...closing);
      if (!closing.length) super.onUserConsoleLog(log, taskState);
    }
  }

  const vitest = await startVitest("test", filters, {
    run: true,
    watch: false,
    reporters: [new CollectingReporter()],
  });
  const ended = outcome(vitest);
  const slowest = slowestFiles(vitest);
  await vitest.close();
  return { ...ended, lines, slowest };
}

/** The files that took longest, in seconds with everything that they loaded and made. */
function slowestFiles(vitest) {
  const spent = vitest.state.getTestModules().map((module) => {
    const { collectDuration, duration, setupDuration } = module.diagnostic();
    const seconds = Math.round((collectDuration + duration + setupDuration) / 1_000);
    return { seconds, file: module.relativeModuleId };
  });
  return spent.sort((one, other) => other.seconds - one.seconds).slice(0, SLOWEST_FILES);
}

/** A test that did not run has shown nothing: it counts as failed, and so does a file that cannot load. */
function outcome(vitest) {
  const modules = vitest.state.getTestModules();
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const open = tests.filter((test) => test.result().state !== "passed");
  const faults = [
    ...open.map((test) => fault(`${test.module.relativeModuleId}: ${test.name}`, test.result().errors?.[0])),
    ...modules.flatMap((module) => module.errors().map((error) => fault(module.relativeModuleId, error))),
    ...vitest.state.getUnhandledErrors().map((error) => fault("outside any test", error)),
  ];
  return { passed: tests.length - open.length, faults };
}

function fault(where, error) {
  return `${where}: ${firstLine(error?.message ?? "did not run")}`;
}

function firstLine(text) {
  return text.split("\n", 1)[0].slice(0, 200);
}
