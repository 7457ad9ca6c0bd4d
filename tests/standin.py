"""Stands for the pipeline where no language model is needed.

Words in a text make trouble: *raises*, *kills* (the process that reads it, as the kernel does when memory runs out), *sleeps* (for a minute),
*waits* (some milliseconds).
"""

from __future__ import annotations

import os
import signal
import time

from made import actor, relation

from extract.records import Document


def reader(model, actors):
    """Whoever trains somebody is found."""
    return read


def read(document: Document) -> list:
    """The records of a document: for each of its lines *X trains Y*, the two actors and the relation."""
    if "raises" in document.text:
        raise RuntimeError("boom")
    if "kills" in document.text:
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(60 if "sleeps" in document.text else 0.005 if "waits" in document.text else 0)
    found, start = [], 0
    for line in document.text.splitlines(keepends=True):
        source, verb, target = line.strip(" .\n").partition(" trains ")
        if verb:
            found += [actor(source, doc=document.id), actor(target, doc=document.id)]
            found.append(relation(source, "trains", target, line.strip(), doc=document.id, start=start, said=source, speakers=(source,)))
        start += len(line)
    return found
