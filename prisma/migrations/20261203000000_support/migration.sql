-- The support desk: tickets of operators, worked by their own staff and by the MVNA's agents, one operator at a time.

CREATE TABLE support_profile (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    version INTEGER NOT NULL,
    terms JSONB NOT NULL,
    created_by TEXT NOT NULL,
    created_at TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT support_profile_pkey PRIMARY KEY (id),
    CONSTRAINT support_profile_operator_id_fkey
      FOREIGN KEY (operator_id) REFERENCES operator (id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT support_profile_version_counts CHECK (version > 0)
);
CREATE UNIQUE INDEX support_profile_operator_id_id_key ON support_profile (operator_id, id);
CREATE UNIQUE INDEX support_profile_operator_id_version_key ON support_profile (operator_id, version);

CREATE TABLE macro (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    sets_priority TEXT,
    sets_category TEXT,
    then_status TEXT NOT NULL,
    subscriber_step TEXT,
    created_by TEXT NOT NULL,
    created_at TIMESTAMPTZ(3) NOT NULL,
    ended_at TIMESTAMPTZ(3),

    CONSTRAINT macro_pkey PRIMARY KEY (id),
    CONSTRAINT macro_operator_id_fkey
      FOREIGN KEY (operator_id) REFERENCES operator (id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT macro_says_something CHECK (btrim(name) <> '' AND btrim(text) <> ''),
    CONSTRAINT macro_then_status_is_known CHECK (then_status IN ('waiting', 'done')),
    CONSTRAINT macro_priority_is_known CHECK (sets_priority IN ('urgent', 'high', 'normal', 'low')),
    CONSTRAINT macro_step_is_known CHECK (subscriber_step IN ('suspend', 'resume'))
);
CREATE UNIQUE INDEX macro_operator_id_id_key ON macro (operator_id, id);
CREATE UNIQUE INDEX macro_offered_once ON macro (operator_id, lower(name)) WHERE ended_at IS NULL;

CREATE TABLE ticket (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    number INTEGER NOT NULL DEFAULT 0,
    subject TEXT NOT NULL,
    subscriber_id UUID,
    requester_sealed BYTEA,
    channel TEXT NOT NULL,
    category TEXT NOT NULL,
    priority TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'todo',
    assignee TEXT,
    opened_by TEXT NOT NULL,
    opened_at TIMESTAMPTZ(3) NOT NULL,
    profile_id UUID,
    first_reply_due_at TIMESTAMPTZ(3),
    resolve_due_at TIMESTAMPTZ(3),
    first_reply_left BIGINT,
    resolve_left BIGINT,
    next_due_at TIMESTAMPTZ(3),
    snoozed_until TIMESTAMPTZ(3),
    first_replied_at TIMESTAMPTZ(3),
    done_at TIMESTAMPTZ(3),
    breached_at TIMESTAMPTZ(3),
    merged_into_id UUID,
    messages INTEGER NOT NULL DEFAULT 0,
    last_message_at TIMESTAMPTZ(3),

    CONSTRAINT ticket_pkey PRIMARY KEY (id),
    CONSTRAINT ticket_operator_id_fkey
      FOREIGN KEY (operator_id) REFERENCES operator (id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT ticket_operator_id_subscriber_id_fkey
      FOREIGN KEY (operator_id, subscriber_id) REFERENCES subscriber (operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT ticket_operator_id_profile_id_fkey
      FOREIGN KEY (operator_id, profile_id) REFERENCES support_profile (operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT ticket_is_numbered CHECK (number > 0),
    CONSTRAINT ticket_channel_is_known CHECK (channel IN ('mail', 'phone', 'portal', 'chat')),
    CONSTRAINT ticket_priority_is_known CHECK (priority IN ('urgent', 'high', 'normal', 'low')),
    CONSTRAINT ticket_status_is_known CHECK (status IN ('todo', 'waiting', 'snoozed', 'done')),
    CONSTRAINT ticket_rests_until_a_moment CHECK ((status = 'snoozed') = (snoozed_until IS NOT NULL)),
    CONSTRAINT ticket_ends CHECK ((status = 'done') = (done_at IS NOT NULL)),
    CONSTRAINT ticket_is_due_while_to_do CHECK (status = 'todo' OR next_due_at IS NULL),
    CONSTRAINT ticket_counts_are_counts CHECK (messages >= 0)
);
CREATE UNIQUE INDEX ticket_operator_id_id_key ON ticket (operator_id, id);
CREATE UNIQUE INDEX ticket_operator_id_number_key ON ticket (operator_id, number);
ALTER TABLE ticket ADD CONSTRAINT ticket_operator_id_merged_into_id_fkey
  FOREIGN KEY (operator_id, merged_into_id) REFERENCES ticket (operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX ticket_operator_id_subscriber_id_idx ON ticket (operator_id, subscriber_id);
CREATE INDEX ticket_operator_id_opened_at_idx ON ticket (operator_id, opened_at);
-- Queues hold what is open; done tickets, of which there will be far more, stand in none of these.
CREATE INDEX ticket_by_urgency ON ticket (operator_id, status, next_due_at, opened_at, number) WHERE status <> 'done';
CREATE INDEX ticket_by_urgency_of_all ON ticket (next_due_at, opened_at, operator_id, number) WHERE status = 'todo';
CREATE INDEX ticket_free_by_urgency ON ticket (operator_id, next_due_at, opened_at, number)
  WHERE status = 'todo' AND assignee IS NULL;
CREATE INDEX ticket_by_assignee ON ticket (assignee, operator_id, status) WHERE status <> 'done';

CREATE TABLE ticket_message (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    ticket_id UUID NOT NULL,
    kind TEXT NOT NULL,
    author_kind TEXT NOT NULL,
    author TEXT NOT NULL,
    occurred_at TIMESTAMPTZ(3) NOT NULL,
    text TEXT NOT NULL,
    mail_message_id TEXT,
    is_automatic BOOLEAN NOT NULL DEFAULT false,
    erased_at TIMESTAMPTZ(3),

    CONSTRAINT ticket_message_pkey PRIMARY KEY (id),
    CONSTRAINT ticket_message_operator_id_ticket_id_fkey
      FOREIGN KEY (operator_id, ticket_id) REFERENCES ticket (operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT ticket_message_kind_is_known CHECK (kind IN ('public', 'note')),
    CONSTRAINT ticket_message_author_is_known CHECK (author_kind IN ('requester', 'operator', 'agent', 'system')),
    CONSTRAINT ticket_message_notes_are_the_desks CHECK (kind = 'public' OR author_kind <> 'requester')
);
CREATE UNIQUE INDEX ticket_message_operator_id_id_key ON ticket_message (operator_id, id);
CREATE UNIQUE INDEX ticket_message_operator_id_mail_message_id_key ON ticket_message (operator_id, mail_message_id);
CREATE INDEX ticket_message_operator_id_ticket_id_occurred_at_idx ON ticket_message (operator_id, ticket_id, occurred_at);

CREATE TABLE ticket_event (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    ticket_id UUID NOT NULL,
    occurred_at TIMESTAMPTZ(3) NOT NULL,
    actor TEXT NOT NULL,
    kind TEXT NOT NULL,
    note TEXT NOT NULL,

    CONSTRAINT ticket_event_pkey PRIMARY KEY (id),
    CONSTRAINT ticket_event_operator_id_ticket_id_fkey
      FOREIGN KEY (operator_id, ticket_id) REFERENCES ticket (operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX ticket_event_operator_id_id_key ON ticket_event (operator_id, id);
CREATE INDEX ticket_event_operator_id_ticket_id_occurred_at_idx ON ticket_event (operator_id, ticket_id, occurred_at);

CREATE TABLE ticket_attachment (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    message_id UUID NOT NULL,
    file_name TEXT NOT NULL,
    content_type TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    hash BYTEA NOT NULL,
    bytes BYTEA NOT NULL,
    erased_at TIMESTAMPTZ(3),

    CONSTRAINT ticket_attachment_pkey PRIMARY KEY (id),
    CONSTRAINT ticket_attachment_operator_id_message_id_fkey
      FOREIGN KEY (operator_id, message_id) REFERENCES ticket_message (operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT ticket_attachment_is_small CHECK (size_bytes BETWEEN 1 AND 5000000 AND octet_length(bytes) <= 5000000),
    CONSTRAINT ticket_attachment_has_a_plain_name CHECK (file_name !~ '[/\\[:cntrl:]]' AND length(file_name) BETWEEN 1 AND 200)
);
CREATE UNIQUE INDEX ticket_attachment_operator_id_id_key ON ticket_attachment (operator_id, id);
CREATE INDEX ticket_attachment_operator_id_message_id_idx ON ticket_attachment (operator_id, message_id);

CREATE TABLE ticket_link (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    ticket_id UUID NOT NULL,
    kind TEXT NOT NULL,
    reference TEXT NOT NULL,
    linked_by TEXT NOT NULL,
    linked_at TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT ticket_link_pkey PRIMARY KEY (id),
    CONSTRAINT ticket_link_operator_id_ticket_id_fkey
      FOREIGN KEY (operator_id, ticket_id) REFERENCES ticket (operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT ticket_link_kind_is_known CHECK (kind IN ('dispute', 'alert', 'bill', 'porting'))
);
CREATE UNIQUE INDEX ticket_link_operator_id_id_key ON ticket_link (operator_id, id);
CREATE UNIQUE INDEX ticket_link_operator_id_ticket_id_kind_reference_key
  ON ticket_link (operator_id, ticket_id, kind, reference);

CREATE TABLE ticket_viewer (
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    ticket_id UUID NOT NULL,
    actor TEXT NOT NULL,
    is_replying BOOLEAN NOT NULL,
    seen_at TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT ticket_viewer_pkey PRIMARY KEY (operator_id, ticket_id, actor),
    CONSTRAINT ticket_viewer_operator_id_ticket_id_fkey
      FOREIGN KEY (operator_id, ticket_id) REFERENCES ticket (operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE ticket_alarm (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    ticket_id UUID NOT NULL,
    kind TEXT NOT NULL,
    due_at TIMESTAMPTZ(3),
    ended_at TIMESTAMPTZ(3),

    CONSTRAINT ticket_alarm_pkey PRIMARY KEY (id),
    CONSTRAINT ticket_alarm_operator_id_ticket_id_fkey
      FOREIGN KEY (operator_id, ticket_id) REFERENCES ticket (operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT ticket_alarm_kind_is_known CHECK (kind IN ('wake', 'late')),
    CONSTRAINT ticket_alarm_is_due_or_ended CHECK ((due_at IS NULL) = (ended_at IS NOT NULL))
);
CREATE UNIQUE INDEX ticket_alarm_operator_id_id_key ON ticket_alarm (operator_id, id);
CREATE INDEX ticket_alarm_operator_id_ticket_id_idx ON ticket_alarm (operator_id, ticket_id);

CREATE TABLE ticket_mail (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    ticket_id UUID NOT NULL,
    message_id UUID,
    status TEXT NOT NULL DEFAULT 'waiting',
    attempts INTEGER NOT NULL DEFAULT 0,
    attempt_limit INTEGER NOT NULL,
    due_at TIMESTAMPTZ(3),
    message TEXT,
    ended_at TIMESTAMPTZ(3),

    CONSTRAINT ticket_mail_pkey PRIMARY KEY (id),
    CONSTRAINT ticket_mail_operator_id_ticket_id_fkey
      FOREIGN KEY (operator_id, ticket_id) REFERENCES ticket (operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT ticket_mail_operator_id_message_id_fkey
      FOREIGN KEY (operator_id, message_id) REFERENCES ticket_message (operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT ticket_mail_status_is_known CHECK (status IN ('waiting', 'running', 'done', 'failed')),
    CONSTRAINT ticket_mail_is_due_or_ended
      CHECK ((status IN ('waiting', 'running')) = (due_at IS NOT NULL) AND (due_at IS NULL) = (ended_at IS NOT NULL)),
    CONSTRAINT ticket_mail_has_tries_left CHECK (attempts >= 0 AND attempts <= attempt_limit)
);
CREATE UNIQUE INDEX ticket_mail_operator_id_id_key ON ticket_mail (operator_id, id);
CREATE UNIQUE INDEX ticket_mail_operator_id_message_id_key ON ticket_mail (operator_id, message_id);
CREATE INDEX ticket_mail_operator_id_ticket_id_idx ON ticket_mail (operator_id, ticket_id);

CREATE TABLE ticket_rating (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    ticket_id UUID NOT NULL,
    asked_at TIMESTAMPTZ(3) NOT NULL,
    expires_at TIMESTAMPTZ(3) NOT NULL,
    score INTEGER,
    comment TEXT,
    rated_at TIMESTAMPTZ(3),

    CONSTRAINT ticket_rating_pkey PRIMARY KEY (id),
    CONSTRAINT ticket_rating_operator_id_ticket_id_fkey
      FOREIGN KEY (operator_id, ticket_id) REFERENCES ticket (operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT ticket_rating_is_one_to_five CHECK (score BETWEEN 1 AND 5),
    CONSTRAINT ticket_rating_is_said_once CHECK ((score IS NULL) = (rated_at IS NULL))
);
CREATE UNIQUE INDEX ticket_rating_operator_id_id_key ON ticket_rating (operator_id, id);
CREATE INDEX ticket_rating_operator_id_ticket_id_idx ON ticket_rating (operator_id, ticket_id);

CREATE TABLE support_scope (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL,
    user_id UUID NOT NULL,
    session_id UUID NOT NULL,
    actor TEXT NOT NULL,
    started_at TIMESTAMPTZ(3) NOT NULL,
    ended_at TIMESTAMPTZ(3),

    CONSTRAINT support_scope_pkey PRIMARY KEY (id),
    CONSTRAINT support_scope_operator_id_fkey
      FOREIGN KEY (operator_id) REFERENCES operator (id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT support_scope_ends_after_it_began CHECK (ended_at >= started_at),
    -- Whoever works for two operators does so in two sessions.
    CONSTRAINT support_scope_one_per_session EXCLUDE USING btree (session_id WITH =) WHERE (ended_at IS NULL)
);
CREATE UNIQUE INDEX support_scope_operator_id_id_key ON support_scope (operator_id, id);
CREATE INDEX support_scope_operator_id_started_at_idx ON support_scope (operator_id, started_at);

-- A ticket gets the number after its operator's last: who comes at the same time waits for the other's end.
CREATE FUNCTION app_number_ticket() RETURNS trigger
  LANGUAGE plpgsql
  AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('tributary: tickets of ' || NEW.operator_id, 0));
  NEW.number := coalesce((SELECT max(number) FROM ticket WHERE operator_id = NEW.operator_id), 0) + 1;
  RETURN NEW;
END
$$;
REVOKE ALL ON FUNCTION app_number_ticket() FROM PUBLIC;
CREATE TRIGGER ticket_gets_its_number BEFORE INSERT ON ticket
  FOR EACH ROW WHEN (NEW.number = 0) EXECUTE FUNCTION app_number_ticket();

-- What was said stays as it was said, with whom it was said to; it can be taken away with the person it tells of.
CREATE FUNCTION app_keep_said() RETURNS trigger
  LANGUAGE plpgsql
  AS $$
BEGIN
  IF OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL
    AND to_jsonb(NEW) - ARRAY['erased_at', 'text', 'bytes', 'author', 'file_name']
      = to_jsonb(OLD) - ARRAY['erased_at', 'text', 'bytes', 'author', 'file_name']
    AND coalesce(to_jsonb(NEW) ->> 'text', '') = '' AND coalesce(to_jsonb(NEW) ->> 'bytes', '\x') = '\x' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'what was said on a ticket stays as it is' USING ERRCODE = 'restrict_violation';
END
$$;
REVOKE ALL ON FUNCTION app_keep_said() FROM PUBLIC;

DO $$
DECLARE
  table_name text;
  queue record;
BEGIN
  FOREACH table_name IN ARRAY ARRAY['ticket_message', 'ticket_attachment'] LOOP
    EXECUTE format(
      'CREATE TRIGGER %I BEFORE UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION app_keep_said()', table_name || '_stays',
      table_name
    );
  END LOOP;
  FOREACH table_name IN ARRAY ARRAY['ticket_event', 'ticket_link', 'support_profile'] LOOP
    EXECUTE format(
      'CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION app_refuse_change()',
      table_name || '_append_only', table_name
    );
    EXECUTE format(
      'CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change()',
      table_name || '_never_emptied', table_name
    );
  END LOOP;
  FOR queue IN
    SELECT * FROM (VALUES ('ticket_alarm', 'ticket-alarm', 'alarmId'), ('ticket_mail', 'ticket-mail', 'mailId'))
      AS q(table_name, name, subject)
  LOOP
    EXECUTE format(
      'CREATE TRIGGER %I AFTER INSERT ON %I FOR EACH ROW WHEN (NEW.due_at IS NOT NULL) EXECUTE FUNCTION app_queue_job(%L, %L)',
      queue.table_name || '_is_queued', queue.table_name, queue.name, queue.subject
    );
    EXECUTE format(
      'CREATE TRIGGER %I AFTER UPDATE ON %I FOR EACH ROW '
        'WHEN (NEW.due_at IS NOT NULL AND NEW.due_at IS DISTINCT FROM OLD.due_at) EXECUTE FUNCTION app_queue_job(%L, %L)',
      queue.table_name || '_is_queued_again', queue.table_name, queue.name, queue.subject
    );
  END LOOP;
  FOREACH table_name IN ARRAY ARRAY[
    'macro', 'support_profile', 'support_scope', 'ticket', 'ticket_alarm', 'ticket_attachment', 'ticket_event',
    'ticket_link', 'ticket_mail', 'ticket_message', 'ticket_rating', 'ticket_viewer'
  ] LOOP
    EXECUTE format(
      'CREATE TRIGGER %I BEFORE UPDATE ON %I FOR EACH ROW WHEN (OLD.operator_id IS DISTINCT FROM NEW.operator_id) '
        'EXECUTE FUNCTION app_keep_operator()',
      table_name || '_keeps_operator', table_name
    );
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', table_name);
    EXECUTE format(
      'CREATE POLICY operator_scope ON %I TO tributary_operator '
        'USING (operator_id = app_operator()) WITH CHECK (operator_id = app_operator())',
      table_name
    );
  END LOOP;
END
$$;

CREATE POLICY portfolio_scope ON ticket TO tributary_portfolio USING (true) WITH CHECK (true);
CREATE POLICY portfolio_scope ON support_scope TO tributary_portfolio USING (true) WITH CHECK (true);

-- Of a ticket the portfolio sees how it stands: never what it says, nor of whom.
GRANT SELECT (id, operator_id, number, channel, category, priority, status, assignee, opened_at, first_reply_due_at,
  resolve_due_at, next_due_at, snoozed_until, first_replied_at, done_at, breached_at, messages, last_message_at)
  ON ticket TO tributary_portfolio;
GRANT SELECT, INSERT, UPDATE ON support_scope TO tributary_portfolio;

GRANT SELECT ON support_scope TO tributary_operator;
GRANT SELECT, INSERT ON support_profile, ticket_event, ticket_link TO tributary_operator;
GRANT SELECT, INSERT, UPDATE ON
  macro, ticket, ticket_alarm, ticket_attachment, ticket_mail, ticket_message, ticket_rating, ticket_viewer
  TO tributary_operator;
