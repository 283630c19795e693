"""Makes tagged PDF (PDF/UA-1) out of the portal's pages. Fetches nothing, keeps nothing, logs nothing of a document."""
