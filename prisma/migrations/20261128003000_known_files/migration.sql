-- A file that comes is looked for among all that came before: by its size and by its name.

CREATE INDEX usage_file_byte_count_idx ON usage_file(byte_count);
CREATE INDEX usage_file_source_id_name_idx ON usage_file(source_id, name);
