"""Who is who: from the words of a document to its actors, and from the actors of several documents to one."""
