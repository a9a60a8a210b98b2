// The RT that was written last: whoever types a pile of papers of one RT types it once.

class Remembered {
  value = $state('');
}

export const rememberedRt = new Remembered();
