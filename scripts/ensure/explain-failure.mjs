const causes = [
  {
    sign: /ENOSPC|no\s+space\s+left/i,
    sentence: (place) => `No space left on ${place}: free some and run again.`,
  },
  {
    sign: /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|FETCH_ERROR/,
    sentence: () =>
      "The npm registry cannot be reached: check the network or `npm config get registry`, then run again.",
  },
  {
    sign: /EACCES|EPERM|EROFS/,
    sentence: (place) => `${place} cannot be written: check who owns it, then run again.`,
  },
  {
    sign: /OUTDATED_LOCKFILE|FROZEN_LOCKFILE/,
    sentence: () =>
      "pnpm-lock.yaml does not match package.json: run `npx -y pnpm@12.21.0 install` and commit it.",
  },
];

/** One sentence for a failed tool, recognised by what it printed; undefined when the cause is not known. */
export function explainFailure(output, place) {
  return causes.find(({ sign }) => sign.test(output))?.sentence(place);
}
