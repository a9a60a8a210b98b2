// Whether the search box is open, above whatever is on the screen.

class Finder {
  open = $state(false);
}

export const finder = new Finder();
