-- Who holds SIMs under an agreement is asked for by every settlement; the SIMs themselves are very many.
DROP INDEX sim_assignment_agreement_id_idx;
CREATE INDEX sim_assignment_agreement_id_operator_id_idx ON sim_assignment(agreement_id, operator_id);
