-- Which rows of the log are not sealed yet is asked whenever somebody reads it.

CREATE INDEX audit_seal_event_id_idx ON audit_seal(event_id);
