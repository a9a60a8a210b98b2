mod check;
mod told;
mod undo;
mod undo_anything;
mod village;
