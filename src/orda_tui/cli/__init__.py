"""The plain face: commands for scripts, cron, pipes and screen readers.

``main`` the arguments and the dispatch (light: ``--help`` loads neither the screen nor the network nor the store),
``output`` how anything is printed, ``listing`` what shows the library, ``changing`` what changes it, ``plain`` an
article as text.
"""
