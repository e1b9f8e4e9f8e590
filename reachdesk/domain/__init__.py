"""Pure rules of the field: records, reach, score, audience. No files, no SQL, no Qt, no clock."""
