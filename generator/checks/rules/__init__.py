"""The rules of the gate: one file declares one frozen `RULE`. Whatever else they take is beside this folder."""
