-- Of which rating a bill was drawn up.

ALTER TABLE bill ADD COLUMN retail_rating_id UUID;
ALTER TABLE bill ADD CONSTRAINT bill_operator_id_retail_rating_id_fkey FOREIGN KEY (operator_id, retail_rating_id)
  REFERENCES retail_rating(operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;
