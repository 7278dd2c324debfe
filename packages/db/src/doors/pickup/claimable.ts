/** A file that anybody may take now. */
export const CLAIMABLE = `(
  (file.status = 'waiting' AND file.has_settled AND file.retry_at <= now())
  OR (file.status = 'taking' AND file.claimed_until < now())
)`;
