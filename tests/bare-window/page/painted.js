// The same sign that Wahana's page gives: two frames after everything is there.
requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('painted')));
