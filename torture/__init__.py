"""Trust, tried out: the long form of what ``tests/trust`` tries in short. ``python -m torture`` runs all of it.

Everything is bounded, talks to 127.0.0.1 alone, lives in folders of its own, and stops by itself.

``poison``    text that acts, a store full of it, and the eye that finds what came through
``commands``  the program as a child process: its commands, and what a sentence to a person must look like
``kills``     kill -9 at random moments, and whether the store is whole after it
``sharing``   several windows, a refresh and commands on one store at once
``damage``    stores that are cut, overwritten, filled with garbage; disks without room
``fuzz``      every parser fed with what nobody would write
"""
