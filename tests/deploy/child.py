"""`deploy` as a process of its own, without the door: python -m tests.deploy.child TARGET …

DIES_AT: before which message to a server it is killed, counted from 1; never where that is not set.
"""

import os
import signal
import sys
from itertools import count

from tools.commands import main

_messages = count(1)


def _die(event: str, _arguments: object) -> None:
    if event == "http.client.send" and next(_messages) == int(os.environ["DIES_AT"]):
        os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    if os.environ.get("DIES_AT"):
        sys.addaudithook(_die)
    sys.exit(main(["deploy", *sys.argv[1:]]))
