-- What staff did stays as it was written down.
CREATE TRIGGER staff_action_append_only BEFORE UPDATE OR DELETE ON staff_action
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER staff_action_no_truncate BEFORE TRUNCATE ON staff_action
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
