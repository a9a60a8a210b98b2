"""Where on the screen something stands, asked as a screen reader asks.

Called with the beginning of what it is called or says. Prints `x y` of its middle, or nothing where it is not there,
or not yet. What can be pressed goes before what can only be read, an exact name before a longer one.
"""

import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PRESSED = {
    "push button",
    "toggle button",
    "radio button",
    "check box",
    "menu item",
    "page tab",
    "link",
    "list item",
    "entry",
    "text",
    "password text",
}
READ = {"section", "paragraph", "heading", "table cell", "table column header"}

# What has more in it than this is a long list, in which nothing is looked for.
LONG = 100


def below(node):
    """It and all that is in it."""
    try:
        yield node
        parts = node.get_child_count()
        for at in range(parts if parts <= LONG else 0):
            child = node.get_child_at_index(at)
            if child is not None:
                yield from below(child)
    except GLib.Error:
        return  # It went while it was looked at.


def called(node, role):
    """Its name, or where it has none what can be read in it."""
    name = node.get_name()
    if name or role not in READ or "Text" not in node.get_interfaces():
        return name or ""
    return Atspi.Text.get_text(node, 0, -1)


def place(node):
    """Its middle on the screen, once it is drawn and can be pressed."""
    states = node.get_state_set()
    if not states.contains(Atspi.StateType.SHOWING):
        node.scroll_to(Atspi.ScrollType.ANYWHERE)
        return None
    box = node.get_extents(Atspi.CoordType.SCREEN)
    if not states.contains(Atspi.StateType.SENSITIVE) or box.width <= 0 or box.height <= 0:
        return None
    return box.x + box.width // 2, box.y + box.height // 2


def windows():
    """The dialogs of the system; where there are none, the window. The page answers nobody while a printer is chosen."""
    desktop = Atspi.get_desktop(0)
    programs = [desktop.get_child_at_index(at) for at in range(desktop.get_child_count())]
    tops = [program.get_child_at_index(at) for program in programs for at in range(program.get_child_count())]
    dialogs = [top for top in tops if top is not None and top.get_role_name() == "dialog"]
    return dialogs or tops


def main(wanted):
    found = {}
    for window in windows():
        for node in below(window):
            try:
                role = node.get_role_name()
                if role not in PRESSED and role not in READ:
                    continue
                name = called(node, role)
                if not name.startswith(wanted):
                    continue
                middle = place(node)
            except GLib.Error:
                continue
            if middle:
                found.setdefault((role in READ, name != wanted), middle)
    if found:
        print(*found[min(found)])


main(sys.argv[1])
