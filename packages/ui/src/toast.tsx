"use client";
import type { ExternalToast, toast as say } from "sonner";

type Say = typeof say;

let start: (by: Say) => void;
const shown = new Promise<Say>((answer) => {
  start = answer;
});

/** Called where toasts are shown, as soon as they can be. */
export function startToasts(by: Say): void {
  start(by);
}

/**
 * Says what was done, with an `action` to undo it where that is possible; errors stay in the page. What is
 * said while toasts are still being loaded is said then.
 */
export const toast = Object.assign(
  (message: string, options?: ExternalToast) => void shown.then((by) => by(message, options)),
  {
    success: (message: string, options?: ExternalToast) =>
      void shown.then((by) => by.success(message, options)),
    error: (message: string, options?: ExternalToast) => void shown.then((by) => by.error(message, options)),
  },
);
