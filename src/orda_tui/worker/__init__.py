"""The worker: one child process in which everything from outside is downloaded and parsed.

``protocol`` the messages, ``server`` the process itself, ``limits`` what it may use, ``client`` how a face starts it,
talks to it and starts it again when it dies.
"""
