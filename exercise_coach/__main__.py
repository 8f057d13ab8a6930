"""``python -m exercise_coach`` does what the ``exercise-coach`` script does."""

import sys

from exercise_coach.cli import main

if __name__ == "__main__":
    sys.exit(main())
