import type { Instant } from "../period/types.ts";

/** What somebody asked to be done to a billing run. */
export type TaskKind = "prepare" | "finalize";

export type TaskStatus = "waiting" | "running" | "done" | "failed";

/** What of it is being done. */
export type TaskStage = "rating" | "drawing-up" | "numbering";

/** How a task stands: all that decides what may happen to it next. */
export interface TaskStanding {
  readonly status: TaskStatus;
  /** Tries begun so far; each has its number. */
  readonly attempts: number;
  /** The last try that may be begun. */
  readonly attemptLimit: number;
  /** When somebody has to look at it; null once it ended. */
  readonly dueAt: Instant | null;
  /** Why the last try failed, or the task; null when none did. */
  readonly message: string | null;
}

/** How patient we are. */
export interface TaskPatience {
  /** Tries of which none gets on before the task has failed. */
  readonly mostAttempts: number;
  /** Before the second try; each pause after it is twice as long, up to the longest. */
  readonly firstPauseMilliseconds: number;
  readonly longestPauseMilliseconds: number;
  /** A try that says nothing for so long is over. */
  readonly holdMilliseconds: number;
}
