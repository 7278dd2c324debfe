export type DisputeStatus =
  | "draft"
  | "raised"
  | "acknowledged"
  | "under_review"
  | "accepted"
  | "partly_accepted"
  | "rejected"
  | "credited"
  | "closed"
  | "withdrawn";
