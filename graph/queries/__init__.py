"""Questions to a graph: what is asked, of whom, and what is found."""
