"""Sample plans of our own writing, and the renderer that makes DOCX, PDF and scans of them."""
