"""In which order do names stand in a list?"""

from unicodedata import combining, normalize


def sort_key(name: str) -> str:
    """The key names are sorted by: folded case, base letters first, then the name as written.

    The embedded server has no collations of languages, so that the key is stored with the name.
    """
    folded = normalize("NFKD", name.strip().casefold())
    base = "".join(letter for letter in folded if not combining(letter))
    return f"{base}\t{name.strip().casefold()}" if base != name.strip().casefold() else base
