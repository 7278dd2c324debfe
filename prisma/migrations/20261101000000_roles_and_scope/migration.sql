-- The runtime logins. They own nothing, bypass nothing, and get their passwords when the migrations are run.
-- Roles belong to the whole cluster, where another database of ours may have made them already.
DO $$
DECLARE
  role_name text;
BEGIN
  FOREACH role_name IN ARRAY ARRAY['tributary_portfolio', 'tributary_operator', 'tributary_mediation'] LOOP
    BEGIN
      EXECUTE format('CREATE ROLE %I NOINHERIT', role_name);
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      NULL;
    END;
  END LOOP;
END
$$;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO tributary_portfolio, tributary_operator, tributary_mediation;

-- A SIM belongs to one operator at a time: the exclusion constraint compares text and a range in one index.
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- Whose rows the statement may see. After a transaction the setting reads '' and not NULL: both mean nobody's.
CREATE FUNCTION app_operator() RETURNS text
  LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.operator_id', true), '') $$;

REVOKE ALL ON FUNCTION app_operator() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_operator() TO tributary_portfolio, tributary_operator, tributary_mediation;
