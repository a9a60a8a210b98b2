// Asks `question` until it answers anything but null, for half a second: whoever waits longer asks anew.
const [given, done] = [[...arguments], arguments[arguments.length - 1]];
const end = performance.now() + 500;
const answer = () => {
  try {
    return question(...given) ?? null;
  } catch {
    return null;
  }
};
const ask = () => {
  const told = answer();
  if (told !== null || performance.now() > end) done(told);
  else setTimeout(ask, 20);
};
ask();
