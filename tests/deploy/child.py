"""`deploy` as a process of its own, without the door: python -m tests.deploy.child TARGET …"""

import sys

from tools.commands import main

if __name__ == "__main__":
    sys.exit(main(["deploy", *sys.argv[1:]]))
