mod check;
mod told;
