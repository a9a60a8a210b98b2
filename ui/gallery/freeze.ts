// The real window freezes Object.prototype (tauri.conf.json, freezePrototype); the gallery does too,
// so that what would break there breaks here.
Object.freeze(Object.prototype);
