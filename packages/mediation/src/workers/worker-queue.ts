/** Whoever takes something in; while it stores one, it can read the next. */
export interface QueuedWorker {
  /** How many it has. */
  running: number;
  /** It has one that is to have it alone. */
  isAlone: boolean;
}

/** Somebody for whom no worker is free yet. */
interface Waiting<Worker> {
  readonly isAlone: boolean;
  readonly serve: (worker: Worker) => void;
  readonly refuse: (error: unknown) => void;
}

/** Who waits for which worker: first come, first served, each by the worker that has least. */
export interface WorkerQueue<Worker extends QueuedWorker> {
  readonly workers: ReadonlySet<Worker>;
  add(worker: Worker): void;
  remove(worker: Worker): void;
  /** The next worker that is free; `isAlone`: that has nothing, and gets nothing else meanwhile. */
  take(isAlone: boolean): Promise<Worker>;
  giveBack(worker: Worker): void;
  refuseAll(error: unknown): void;
}

/** A worker has at most so many at a time. */
export function createWorkerQueue<Worker extends QueuedWorker>(mostRunning: number): WorkerQueue<Worker> {
  const workers = new Set<Worker>();
  const waiting: Waiting<Worker>[] = [];

  function freeFor(isAlone: boolean): Worker | null {
    let free: Worker | null = null;
    for (const worker of workers) {
      if (worker.isAlone || worker.running >= (isAlone ? 1 : mostRunning)) continue;
      if (free === null || worker.running < free.running) free = worker;
    }
    return free;
  }

  function serveWaiting(): void {
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      const worker = freeFor(next.isAlone);
      if (worker === null) return;
      waiting.shift();
      worker.running += 1;
      worker.isAlone = next.isAlone;
      next.serve(worker);
    }
  }

  return {
    workers,
    add(worker) {
      workers.add(worker);
      serveWaiting();
    },
    remove: (worker) => void workers.delete(worker),
    take(isAlone) {
      return new Promise((serve, refuse) => {
        // Who comes back for a second try has waited already.
        if (isAlone) waiting.unshift({ isAlone, serve, refuse });
        else waiting.push({ isAlone, serve, refuse });
        serveWaiting();
      });
    },
    giveBack(worker) {
      worker.running -= 1;
      worker.isAlone = false;
      serveWaiting();
    },
    refuseAll(error) {
      for (const { refuse } of waiting.splice(0)) refuse(error);
    },
  };
}
