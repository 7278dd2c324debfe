import type { Outputs } from "../trpc/outputs.ts";

type Upload = Outputs["usageUpload"]["show"];
type Tone = "neutral" | "info" | "good" | "warning" | "bad";

interface Labelled {
  readonly label: string;
  readonly tone: Tone;
}

const states: Readonly<Record<Upload["state"], Labelled>> = {
  waiting: { label: "Not taken in yet", tone: "warning" },
  running: { label: "Being taken in", tone: "info" },
  interrupted: { label: "Interrupted", tone: "bad" },
  cancelled: { label: "Cancelled", tone: "neutral" },
  failed: { label: "Failed", tone: "bad" },
  done: { label: "Done", tone: "good" },
};

/** How taking it in ended, as one reads it beside the file. */
const outcomes = {
  loaded: { label: "Taken in", tone: "good" },
  copy: { label: "Was here before", tone: "neutral" },
  held: { label: "Held", tone: "bad" },
  name_reused: { label: "Name reused", tone: "warning" },
  unreadable: { label: "Unreadable", tone: "bad" },
} as const satisfies Readonly<Record<string, Labelled>>;

/** The words of uploads that are taken in, and of those that were. */
export const uploadRunTexts = {
  states,
  outcomes,
  run: {
    begin: "Take it in",
    again: "Take it in again",
    waiting: "It waits to be taken in",
    waitingText: (source: string) =>
      `It is read as a file of ${source}: whole or not at all, the same file never twice.`,
    noSource: "Say first what its columns hold",
    phases: { reading: "Reading and rating", storing: "Storing" },
    rows: (done: string, total: string | null, speed: string | null) =>
      `${total === null ? done : `${done} of ${total}`} records${speed === null ? "" : ` · ${speed}/s`}`,
    eta: (span: string) => `about ${span} left`,
    starting: "starting",
    cancel: "Cancel",
    cancelled: "It ends before the next step. Nothing of it is counted.",
    cancelling: "cancelling…",
    leave: "You can leave this page: the work goes on, and the list of usage files shows how far it is.",
    started: "It is being taken in.",
    loaded: "It is taken in",
    counts: (accepted: string, quarantined: string, nobody: string) =>
      `${accepted} records count, ${quarantined} wait in quarantine, ${nobody} are of nobody's SIM.`,
    openFile: "Show what it brought",
    openQuarantine: "Look at its quarantine",
    another: "Upload another file",
    cancelledBy: (who: string) => `Cancelled by ${who}. Nothing of it was counted.`,
    discard: "Throw it away",
    discardTitle: "Throw this upload away?",
    discardText: "The file is deleted here. Whatever was saved as a source stays.",
    discarded: "The upload is gone.",
    better: "Say anew what its columns hold",
  },
  list: {
    title: "Uploads",
    caption: "Files that were sent through this page",
    name: "File",
    state: "State",
    by: "Sent",
    source: "Source",
    size: "Size",
    none: "not chosen",
    go: "Go on",
  },
} as const;
