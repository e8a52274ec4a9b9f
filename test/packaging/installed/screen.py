# Finds and uses what a screen reader finds on the screen (AT-SPI): `screen.py ACTION NAME`, where NAME begins the element’s name.
# Waits for it for up to 30 seconds; `press` presses it, `focus` puts the keyboard there, `wait` only waits.
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib


def below(element):
    yield element
    for index in range(element.get_child_count()):
        child = element.get_child_at_index(index)
        if child is not None:
            yield from below(child)


def usable(element, name):
    states = element.get_state_set()
    wanted = (Atspi.StateType.SHOWING, Atspi.StateType.ENABLED)
    return (element.get_name() or "").startswith(name) and all(states.contains(state) for state in wanted)


def find(name, role):
    desktop = Atspi.get_desktop(0)
    for index in range(desktop.get_child_count()):
        application = desktop.get_child_at_index(index)
        if application is None:
            continue
        for element in below(application):
            if usable(element, name) and (role is None or element.get_role_name() == role):
                return element
    return None


def until_found(name, role):
    end = time.monotonic() + 30
    while time.monotonic() < end:
        try:
            found = find(name, role)
        except GLib.Error:
            # The element went while it was read.
            found = None
        if found is not None:
            return found
        time.sleep(0.1)
    return None


def names():
    desktop = Atspi.get_desktop(0)
    for index in range(desktop.get_child_count()):
        application = desktop.get_child_at_index(index)
        for element in [] if application is None else below(application):
            print(element.get_role_name(), repr(element.get_name()), file=sys.stderr)


action, name = sys.argv[1:3]
role = sys.argv[3] if len(sys.argv) > 3 else None
element = until_found(name, role)
if element is None:
    names()
    sys.exit(f"There is no “{name}” on the screen.")
if action == "press":
    element.get_action_iface().do_action(0)
elif action == "focus":
    element.get_component_iface().grab_focus()
