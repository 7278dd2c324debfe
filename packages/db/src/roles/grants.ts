import { ADD, EDIT, type Grant, OWN, READ } from "./grant.ts";
import { OPERATOR_GRANTS } from "./operator-grants.ts";
import { PORTFOLIO_GRANTS } from "./portfolio-grants.ts";

export const RUNTIME_ROLES = [
  "tributary_portfolio",
  "tributary_operator",
  "tributary_mediation",
  "tributary_auth",
  "tributary_jobs",
] as const;
export type RuntimeRole = (typeof RUNTIME_ROLES)[number];

/**
 * Everything a runtime role may do to the shared tables. A migration grants it and a test compares the
 * catalog with it, so that a right nobody wrote down here fails.
 */
export const TABLE_GRANTS: Readonly<Record<RuntimeRole, Readonly<Record<string, readonly Grant[]>>>> = {
  tributary_portfolio: PORTFOLIO_GRANTS,
  tributary_operator: OPERATOR_GRANTS,
  tributary_mediation: {
    agreement: READ,
    agreement_period: READ,
    agreement_version: READ,
    audit_event: ["INSERT"],
    mno: READ,
    number_range: READ,
    operator: READ,
    pickup_file: OWN,
    quarantine_total: ADD,
    session_part: ADD,
    sim_assignment: READ,
    source_pickup: EDIT,
    usage_aggregate: ADD,
    usage_correction: ADD,
    usage_file: ADD,
    usage_file_event: ADD,
    usage_source: READ,
  },
  tributary_auth: {
    app_user: EDIT,
    audit_event: ["INSERT"],
    idempotency_key: EDIT,
    login_throttle: OWN,
    operator: ["SELECT(id, name, status)"],
    recovery_code: OWN,
    role_binding: EDIT,
    single_use_link: EDIT,
    user_secret: EDIT,
    user_session: EDIT,
  },
  tributary_jobs: {},
};

/** Sequences a role may draw numbers from: those of the tables it inserts into. */
export const SEQUENCE_GRANTS: Readonly<Record<RuntimeRole, readonly string[]>> = {
  tributary_portfolio: ["audit_event_id_seq", "audit_seal_id_seq", "ledger_posting_id_seq"],
  tributary_operator: ["audit_event_id_seq"],
  tributary_mediation: [
    "audit_event_id_seq",
    "quarantine_total_id_seq",
    "usage_aggregate_id_seq",
    "usage_file_id_seq",
  ],
  tributary_auth: ["audit_event_id_seq"],
  tributary_jobs: [],
};

/** Functions a role may call. Trigger functions need no grant. */
export const FUNCTION_GRANTS: Readonly<Record<RuntimeRole, readonly string[]>> = {
  tributary_portfolio: ["app_operator", "app_deletion_obstacles"],
  tributary_operator: ["app_operator"],
  tributary_mediation: [
    "app_ensure_usage_month",
    "app_finish_usage_rewrite",
    "app_hold_usage_month",
    "app_operator",
    "app_rewrite_usage_month",
    "app_swap_usage_month",
  ],
  tributary_auth: ["app_operator"],
  tributary_jobs: [],
};

/** What the login that runs jobs may do to the queue's own tables, which lie in a schema of their own. */
export const QUEUE_GRANTS: Readonly<Record<string, readonly Grant[]>> = {
  archive: OWN,
  job: OWN,
  queue: READ,
  version: ["SELECT", "UPDATE"],
};

/**
 * Owns the functions that move SIMs between two operators and sees both sides for that. Nobody logs in as it,
 * and it has no right beyond these.
 */
export const SIM_TRANSFER_ROLE = "tributary_sim_transfer";

export const SIM_TRANSFER_GRANTS: Readonly<Record<string, readonly Grant[]>> = {
  incoming_sim_transfer: ["SELECT", "UPDATE"],
  number_range: READ,
  sim_assignment: EDIT,
  sim_card: EDIT,
  sim_imsi: ADD,
  sim_transfer: ["SELECT", "UPDATE"],
  sim_transfer_item: READ,
  sim_transfer_route: READ,
};

/**
 * Owns the functions that hand an ended operator's SIMs and numbers back, and refuse what is withheld. Nobody
 * logs in as it, and it has no right beyond these.
 */
export const OFFBOARDING_ROLE = "tributary_offboarding";

export const OFFBOARDING_GRANTS: Readonly<Record<string, readonly Grant[]>> = {
  number_range: READ,
  phone_number: READ,
  sim_assignment: READ,
  sim_card: ["SELECT", "UPDATE"],
  withheld_range: ADD,
};
