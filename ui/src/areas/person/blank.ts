// A resident of whom nothing is known yet.

import type { PersonForm } from '../../bridge';

export function blankPerson(known: Partial<PersonForm> = {}): PersonForm {
  return {
    name: '',
    nickname: '',
    sex: '',
    birth_place: '',
    birth: { kind: 'unknown' },
    nik: '',
    nik_unfinished: false,
    nik_shared: false,
    papers: '',
    marital_status: 0,
    occupation: '',
    phone: '',
    dwelling: 'rt',
    rt: '',
    address: '',
    kampung: '',
    note: '',
    ...known,
  };
}
