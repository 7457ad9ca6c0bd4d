"""The errors that extraction raises: one base class, one line each, with what to do."""


class WhowhomError(Exception):
    """Anything that stops a piece of work and that the user can mend; its text is one clear line."""


class InputError(WhowhomError):
    """A document that cannot be read: names the file and, for JSONL, the line."""


class FormatError(InputError):
    """A file of no format that is read here, as pictures or archives."""


class LexiconError(WhowhomError):
    """A table of the lexicon or an actors file that is broken; one line a fault, each with file and line."""


class ModelError(WhowhomError):
    """A language model that is unknown or lacks what the rules need."""


class RecordError(WhowhomError):
    """A saved record that does not have the shape of the scheme."""


class OutputError(WhowhomError):
    """A file or folder that cannot be written."""


class StoreError(WhowhomError):
    """A store that cannot be read or continued: names its folder and what is wrong with it."""


class WorkerError(WhowhomError):
    """A worker process, or the cluster, that went away: says what is done and how to go on."""


class MissingExtra(WhowhomError, ImportError):
    """A library that is needed for this call alone and is not installed."""
