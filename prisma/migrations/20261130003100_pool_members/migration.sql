-- Who uses up an allowance of somebody else's plan, from when to when, and whose allowance an entry of the ledger is of.

CREATE TABLE pool_member (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    holder_id UUID NOT NULL,
    member_id UUID NOT NULL,
    bundle TEXT NOT NULL,
    cap_units BIGINT,
    valid_from TIMESTAMPTZ(3) NOT NULL,
    valid_until TIMESTAMPTZ(3),
    CONSTRAINT pool_member_pkey PRIMARY KEY (id),
    CONSTRAINT pool_member_operator_id_holder_id_fkey FOREIGN KEY (operator_id, holder_id)
      REFERENCES subscriber(operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT pool_member_operator_id_member_id_fkey FOREIGN KEY (operator_id, member_id)
      REFERENCES subscriber(operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT pool_member_cap_is_not_negative CHECK (cap_units >= 0),
    CONSTRAINT pool_member_ends_after_it_begins CHECK (valid_until >= valid_from),
    CONSTRAINT pool_member_one_at_a_time EXCLUDE USING gist (
      operator_id WITH =, member_id WITH =, bundle WITH =, tstzrange(valid_from, valid_until) WITH &&
    )
);
CREATE UNIQUE INDEX pool_member_operator_id_id_key ON pool_member(operator_id, id);
CREATE INDEX pool_member_operator_id_holder_id_idx ON pool_member(operator_id, holder_id);
CREATE INDEX pool_member_operator_id_member_id_idx ON pool_member(operator_id, member_id);

-- Of a membership, its end is set once; the rest stays, since what was rated went by it.
CREATE FUNCTION app_keep_pool_member() RETURNS trigger
  LANGUAGE plpgsql
  AS $$
BEGIN
  RAISE EXCEPTION 'pool member % stays as it is, but for its end', OLD.id USING ERRCODE = 'restrict_violation';
END
$$;
REVOKE ALL ON FUNCTION app_keep_pool_member() FROM PUBLIC;
CREATE TRIGGER pool_member_is_kept BEFORE UPDATE ON pool_member
  FOR EACH ROW WHEN (
    OLD.valid_until IS NOT NULL
    OR (OLD.holder_id, OLD.member_id, OLD.bundle, OLD.cap_units, OLD.valid_from)
      IS DISTINCT FROM (NEW.holder_id, NEW.member_id, NEW.bundle, NEW.cap_units, NEW.valid_from)
  ) EXECUTE FUNCTION app_keep_pool_member();

ALTER TABLE balance_entry ADD COLUMN holder_id UUID;
ALTER TABLE balance_entry ADD CONSTRAINT balance_entry_operator_id_holder_id_fkey
  FOREIGN KEY (operator_id, holder_id) REFERENCES subscriber(operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX balance_entry_operator_id_holder_id_idx ON balance_entry(operator_id, holder_id);

CREATE TRIGGER pool_member_keeps_operator BEFORE UPDATE ON pool_member
  FOR EACH ROW WHEN (OLD.operator_id IS DISTINCT FROM NEW.operator_id) EXECUTE FUNCTION app_keep_operator();
ALTER TABLE pool_member ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY operator_scope ON pool_member TO tributary_operator
  USING (operator_id = app_operator()) WITH CHECK (operator_id = app_operator());
GRANT SELECT, INSERT, UPDATE ON pool_member TO tributary_operator;
