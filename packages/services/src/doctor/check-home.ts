import type { HomeFacts } from "@tributary/db/doors/inspect-home";
import { type Finding, fault, ok, warning } from "./finding.ts";

const GIB = 1024 ** 3;
/** One file's records and their index, spooled and stored, with room to spare. */
const LEAST_FREE = GIB;
const EASY_FREE = 5 * GIB;

/** Judges an installation's folder, disk, secret, port and server. */
export function checkHome(facts: HomeFacts): Finding[] {
  return [checkFolder(facts), checkDisk(facts), checkSecret(facts), checkKeys(facts), checkServer(facts)];
}

function checkFolder({ root, exists, isWritable }: HomeFacts): Finding {
  if (!isWritable) {
    const advice = "run as its owner, or name another folder in TRIBUTARY_HOME.";
    return fault("home", `${root} cannot be written to: ${advice}`);
  }
  return exists ? ok("home", `${root} is there.`) : ok("home", `${root} will be made at the first start.`);
}

function checkDisk({ root, freeBytes }: HomeFacts): Finding {
  const free = `${(freeBytes / GIB).toFixed(1)} GiB are free at ${root}`;
  if (freeBytes < LEAST_FREE) return fault("disk", `Only ${free}: make room before taking usage in.`);
  if (freeBytes < EASY_FREE) return warning("disk", `${free}: ten million records need about two.`);
  return ok("disk", `${free}.`);
}

function checkSecret({ root, isSecretExposed }: HomeFacts): Finding {
  if (isSecretExposed === null) return ok("secret", "There is no secret yet: the first start makes one.");
  if (!isSecretExposed) return ok("secret", "The secret is readable by its owner alone.");
  return fault(
    "secret",
    `Others can read ${root}/secret, from which all passwords are derived: chmod 600 it.`,
  );
}

function checkKeys({ root, areKeysExposed }: HomeFacts): Finding {
  if (areKeysExposed === null) return ok("keys", "Nothing was sealed yet: the first need makes a key.");
  if (!areKeysExposed) return ok("keys", "The subscribers' keys are readable by their owner alone.");
  return fault("keys", `Others can read ${root}/subscriber-keys, which opens names: chmod 600 it.`);
}

function checkServer({ server, port, logFile }: HomeFacts): Finding {
  if (server === null) return ok("server", "DATABASE_URL names the server.");
  if (port?.isTaken === true) {
    return warning(
      "server",
      `Port ${port.number} is held by another program: the next start takes another port.`,
    );
  }
  switch (server.state) {
    case "answering":
      return ok("server", `The embedded server answers on port ${server.port}.`);
    case "absent":
      return ok("server", "The embedded server is not running: commands start it when they need it.");
    case "stale":
      return ok("server", "The embedded server was ended hard: the next start recovers it.");
    case "impostor":
      return warning(
        "server",
        `Process ${server.pid} is not our server: the next start clears its lock away.`,
      );
    case "busy":
      return warning("server", `Process ${server.pid} does not answer yet: wait, then look into ${logFile}.`);
  }
}
