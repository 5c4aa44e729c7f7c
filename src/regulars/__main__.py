"""What does `python -m regulars` run?"""

from regulars.cli import main

main()
