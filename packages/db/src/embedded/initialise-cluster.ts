import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import type { Binaries } from "./binaries.ts";
import { SUPERUSER } from "./cluster.ts";
import { explainFailure } from "./explain-failure.ts";
import type { Home } from "./home.ts";
import { runBinary } from "./run-binary.ts";
import { readSecretFile, rolePassword } from "./secret.ts";
import { giveTo, type ServerUser } from "./server-user.ts";

/**
 * Makes the cluster's data directory once. It is built aside and renamed, so a killed start leaves no half
 * of it.
 */
export async function initialiseCluster(home: Home, binaries: Binaries, user: ServerUser): Promise<void> {
  prepareFolders(home, user);
  if (fs.existsSync(path.join(home.dataDir, "PG_VERSION"))) return;
  const draft = `${home.dataDir}.new-${randomBytes(4).toString("hex")}`;
  const passwordFile = `${draft}.password`;
  fs.mkdirSync(draft, { mode: 0o700 });
  giveTo(user, draft);
  fs.writeFileSync(passwordFile, rolePassword(readSecretFile(home), `cluster:${SUPERUSER}`), { mode: 0o600 });
  giveTo(user, passwordFile);
  try {
    const run = await runBinary(
      binaries.initdb,
      ["-D", draft, "-U", SUPERUSER, "--pwfile", passwordFile, "--auth=scram-sha-256"].concat([
        "--encoding=UTF8",
        "--locale=C.UTF-8",
        "--no-instructions",
      ]),
      user,
    );
    if (run.status !== 0) throw explainFailure("make its data folder", run.output, home.logFile);
    fs.renameSync(draft, home.dataDir);
  } finally {
    fs.rmSync(passwordFile, { force: true });
    fs.rmSync(draft, { recursive: true, force: true });
  }
}

/**
 * Folders made under a strict umask would shut the server's own account out: it may pass through, not look.
 */
function prepareFolders(home: Home, user: ServerUser): void {
  fs.mkdirSync(home.postgresDir, { recursive: true });
  if (user.uid !== undefined) {
    for (const folder of [path.dirname(home.postgresDir), home.postgresDir]) {
      fs.chmodSync(folder, fs.statSync(folder).mode | 0o111);
    }
  }
  if (!fs.existsSync(home.logFile)) fs.writeFileSync(home.logFile, "", { mode: 0o600 });
  giveTo(user, home.logFile);
}
