"""Where is the file that a shop's developer puts into an Oscar project?"""

from pathlib import Path

FILE = Path(__file__).with_name("regulars_oscar.py.txt")
NAME = FILE.stem
