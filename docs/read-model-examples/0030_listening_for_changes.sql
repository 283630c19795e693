-- Listening for changes
-- The channel is named like the schema. A hint is {"applications": ["<id>", …]}, or {"applications": "many"} when a batch changed more than fifty. It may be lost and it may come twice: read the cases it names, and read them all again at times.
listen housing_allowance;
