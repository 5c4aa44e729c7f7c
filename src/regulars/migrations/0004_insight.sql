-- What somebody was stays as it was written down.
CREATE TRIGGER stage_transition_append_only BEFORE UPDATE OR DELETE ON stage_transition
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER stage_transition_no_truncate BEFORE TRUNCATE ON stage_transition
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER category_history_append_only BEFORE UPDATE OR DELETE ON category_history
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER category_history_no_truncate BEFORE TRUNCATE ON category_history
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
