/** What one check found: a sentence, and what to do when something is wrong. */
export interface Finding {
  readonly check: string;
  /** warning: it works, but not for long, or not as well as it could. */
  readonly level: "ok" | "warning" | "fault";
  readonly message: string;
}

export function ok(check: string, message: string): Finding {
  return { check, level: "ok", message };
}

export function warning(check: string, message: string): Finding {
  return { check, level: "warning", message };
}

export function fault(check: string, message: string): Finding {
  return { check, level: "fault", message };
}
