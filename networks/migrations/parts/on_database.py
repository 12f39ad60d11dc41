from django.db.migrations.operations.base import Operation


class OnDatabase(Operation):
    """What a function of the schema editor does, and one that takes it back, if anything need be.

    RunPython would build every model anew for functions that use none.
    """

    def __init__(self, forwards, backwards=None):
        self.forwards, self.backwards = forwards, backwards

    def state_forwards(self, app_label, state):
        pass

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        self.forwards(schema_editor)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        if self.backwards:
            self.backwards(schema_editor)

    def describe(self):
        return f"Database only: {self.forwards.__name__}"
